package live.rostrum.gateway.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import live.rostrum.gateway.client.Client;
import live.rostrum.gateway.preview.StreamFacts.PosterSize;
import org.junit.jupiter.api.Test;

class PreviewTagsTests {

    private static final Client CLIENT = new Client(InetAddress.getLoopbackAddress(), "https", "Live.example.org");

    @Test
    void tellsEverythingOfAStreamThatHasAPicture() {
        StreamFacts facts =
                new StreamFacts("Town hall", "Questions and\n answers.", "Ada", true, new PosterSize(202, 360));

        assertThat(PreviewTags.of("s1", facts, CLIENT)).isEqualTo("""
            <title>Town hall - Rostrum</title>
                <meta name="description" content="Questions and answers." />
                <meta property="og:type" content="video.other" />
                <meta property="og:site_name" content="Rostrum" />
                <meta property="og:title" content="Town hall" />
                <meta property="og:description" content="Questions and answers." />
                <meta property="og:url" content="https://live.example.org/watch/s1" />
                <meta name="twitter:card" content="summary_large_image" />
                <meta name="twitter:title" content="Town hall" />
                <meta name="twitter:description" content="Questions and answers." />
                <meta property="og:image" content="https://live.example.org/live/s1/poster.jpg" />
                <meta property="og:image:type" content="image/jpeg" />
                <meta property="og:image:width" content="202" />
                <meta property="og:image:height" content="360" />
                <meta property="og:image:alt" content="Town hall" />
                <meta name="twitter:image" content="https://live.example.org/live/s1/poster.jpg" />
                <meta name="twitter:image:alt" content="Town hall" />
                <link rel="canonical" href="https://live.example.org/watch/s1" />
                <link rel="alternate" type="application/json+oembed" href="https://live.example.org/api/oembed?format=json&amp;url=https%3A%2F%2Flive.example.org%2Fwatch%2Fs1" />
            """);
    }

    @Test
    void letsNothingOutOfItsQuotes() {
        StreamFacts facts = new StreamFacts(
                "</title><script>1</script>", "\"><img src=x> & 'so'", "Ada", true, new PosterSize(202, 360));

        assertThat(PreviewTags.of("s1", facts, CLIENT))
                .contains("<title>&lt;/title&gt;&lt;script&gt;1&lt;/script&gt; - Rostrum</title>")
                .contains("content=\"&quot;&gt;&lt;img src=x&gt; &amp; &#39;so&#39;\"")
                .doesNotContain("<script>", "<img");
    }

    @Test
    void keepsAnUnlistedStreamOutOfSearchEngines() {
        assertThat(PreviewTags.of("s1", new StreamFacts("T", "", "Ada", false, null), CLIENT))
                .contains("<meta name=\"robots\" content=\"noindex\" />");
    }

    @Test
    void namesTheHostAndNoPosterBeforeThereIsOne() {
        assertThat(PreviewTags.of("s1", new StreamFacts("T", " ", "Ada", true, null), CLIENT))
                .contains("name=\"description\" content=\"With Ada.\"", "name=\"twitter:card\" content=\"summary\"")
                .doesNotContain("poster.jpg", "noindex");
    }

    @Test
    void cutsALongDescriptionBetweenWordsAndNeverALetterInTwo() {
        String words = "word ".repeat(100);
        String hats = "🎩".repeat(150);

        assertThat(PreviewTags.of("s1", new StreamFacts("T", words, "Ada", true, null), CLIENT))
                .contains("content=\"" + "word ".repeat(40).strip() + "…\"");
        assertThat(PreviewTags.of("s1", new StreamFacts("T", "x" + hats, "Ada", true, null), CLIENT))
                .contains("content=\"x" + "🎩".repeat(99) + "…\"");
    }
}
