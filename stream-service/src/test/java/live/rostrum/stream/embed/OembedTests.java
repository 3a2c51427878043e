package live.rostrum.stream.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.ApiClient.Answer;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.tokens.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** oEmbed over HTTP, as the gateway passes it on. */
class OembedTests {

    private static final String SITE = "https://live.example.org";
    private static final String[] THROUGH_THE_GATEWAY = {
        "X-Forwarded-For",
        "192.0.2.7",
        "X-Forwarded-Proto",
        "https",
        "X-Forwarded-Host",
        "live.example.org",
        "X-Forwarded-Port",
        "443"
    };

    private static ApiClient ada;
    private static ApiClient anonymous;

    @BeforeAll
    static void start() {
        RunningService service = RunningService.shared();
        ada = service.newPerson("Ada Lovelace", Role.BROADCASTER).client();
        anonymous = service.anonymous();
    }

    @Test
    void answersWithThePlayerOfAStream() {
        String id = stream("Town & \"country\" <b>hall</b>", "unlisted");

        Answer answer = ask(SITE + "/watch/" + id).expect(200);

        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.text("type")).isEqualTo("video");
        assertThat(answer.text("version")).isEqualTo("1.0");
        assertThat(answer.text("title")).isEqualTo("Town & \"country\" <b>hall</b>");
        assertThat(answer.text("author_name")).isEqualTo("Ada Lovelace");
        assertThat(answer.text("provider_name")).isEqualTo("Rostrum");
        assertThat(answer.text("provider_url")).isEqualTo(SITE + "/");
        assertThat(answer.json().path("width").asInt()).isEqualTo(640);
        assertThat(answer.json().path("height").asInt()).isEqualTo(360);
        assertThat(answer.text("html"))
                .isEqualTo("<iframe src=\"" + SITE + "/embed/" + id
                        + "\" title=\"Town &amp; &quot;country&quot; &lt;b&gt;hall&lt;/b&gt;\" width=\"640\" height=\"360\""
                        + " style=\"border:0;max-width:100%\" allow=\"autoplay; fullscreen; picture-in-picture\""
                        + " allowfullscreen loading=\"lazy\"></iframe>");
        assertThat(answer.body()).doesNotContain("thumbnail");
    }

    @Test
    void showsThePosterInItsTrueSizeOrNotAtAll() {
        String id = stream("Anything", "public");

        report(id, "");
        assertThat(ask(SITE + "/watch/" + id).expect(200).body()).doesNotContain("thumbnail");

        report(id, ",\"poster\":{\"width\":202,\"height\":360}");
        Answer answer = ask(SITE + "/watch/" + id).expect(200);
        assertThat(answer.text("thumbnail_url")).isEqualTo(SITE + "/live/" + id + "/poster.jpg");
        assertThat(answer.json().path("thumbnail_width").asInt()).isEqualTo(202);
        assertThat(answer.json().path("thumbnail_height").asInt()).isEqualTo(360);
    }

    @Test
    void knowsEmbedsQueriesAndFragmentsToo() {
        String id = stream("Anything", "public");

        ask(SITE + "/embed/" + id).expect(200);
        ask("http://LIVE.example.org/watch/" + id + "/?utm_source=x#t").expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "maxwidth=800, 800, 450",
        "maxheight=90, 160, 90",
        "maxwidth=800&maxheight=90, 160, 90",
        "maxwidth=9999, 1920, 1080",
        "maxwidth=1&maxheight=1, 1, 1"
    })
    void fitsThePlace(String limits, int width, int height) {
        String id = stream("Anything", "public");

        Answer answer = ask(SITE + "/watch/" + id, limits).expect(200);

        assertThat(answer.json().path("width").asInt()).isEqualTo(width);
        assertThat(answer.json().path("height").asInt()).isEqualTo(height);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://live.example.org/watch/nobody",
                "https://live.example.org/",
                "https://live.example.org/studio/streams",
                "/watch/relative",
                "ftp://live.example.org/watch/x",
                "https://live.example.org/watch/a%20b",
                "no address at all",
                "https://"
            })
    void knowsNothingElse(String url) {
        ask(url).expectProblem(404, "not-found");
    }

    @Test
    void answersForItsOwnAddressesOnly() {
        String id = stream("Anything", "public");

        ask("https://elsewhere.example.org/watch/" + id).expectProblem(404, "not-found");
        ask("https://live.example.org:8443/watch/" + id).expectProblem(404, "not-found");
    }

    @Test
    void answersForAPrivateStreamAsForNone() {
        Answer hidden = ask(SITE + "/watch/" + stream("Board meeting", "private"));
        Answer none = ask(SITE + "/watch/nobody");

        hidden.expectProblem(404, "not-found");
        assertThat(hidden.body()).isEqualTo(none.body());
        assertThat(hidden.response().headers().map().keySet())
                .isEqualTo(none.response().headers().map().keySet());
    }

    @Test
    void speaksJsonOnly() {
        String url = SITE + "/watch/" + stream("Anything", "public");

        ask(url, "format=json").expect(200);
        ask(url, "format=xml").expectProblem(501, "unsupported-format");
    }

    @Test
    void namesBadParameters() {
        anonymous.get("/api/oembed").expectProblem(400, "invalid-request");
        ask(SITE + "/watch/x", "maxwidth=-1").expectProblem(400, "invalid-request");
        ask(SITE + "/watch/x", "maxwidth=wide").expectProblem(400, "invalid-request");
    }

    private static void report(String id, String poster) {
        RunningService service = RunningService.shared();
        service.service()
                .put(
                        "/internal/streams/" + id + "/ingest",
                        "{\"state\":\"live\",\"takeId\":\"t\",\"at\":\"%s\"%s}"
                                .formatted(service.clock().instant(), poster))
                .expect(204);
    }

    private static String stream(String title, String visibility) {
        String quoted = title.replace("\"", "\\\"");
        return ada.post("/api/streams", "{\"title\":\"%s\",\"visibility\":\"%s\"}".formatted(quoted, visibility))
                .expect(201)
                .text("id");
    }

    private static Answer ask(String url, String... more) {
        String query = "url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
        return anonymous.get(
                "/api/oembed?" + query + (more.length == 0 ? "" : "&" + String.join("&", more)), THROUGH_THE_GATEWAY);
    }
}
