package live.rostrum.transcription.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import live.rostrum.transcription.transcript.Listing;
import live.rostrum.transcription.transcript.Phrase;
import live.rostrum.transcription.transcript.Transcript;
import live.rostrum.transcription.transcript.TranscriptText;
import org.junit.jupiter.api.Test;

class HighlightsTests {

    private static final Instant EPOCH = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void choosesWhatStandsForTheRestAndKeepsItsTime() {
        List<SummaryContent.Highlight> highlights = Highlights.of(text(
                "en-US",
                "The harbour needs a new crane before winter.",
                "My cat slept on the sofa all afternoon yesterday.",
                "A new crane for the harbour costs two million.",
                "Yes.",
                "The harbour board will pay for the crane in winter.",
                "Somebody left a green umbrella near the entrance.",
                "Without a crane the harbour cannot unload ships in winter.",
                "Lunch offers soup with noodles and bread.",
                "And, well, so it is, is it not?"));

        assertThat(highlights).hasSize(3);
        assertThat(highlights)
                .extracting(SummaryContent.Highlight::startSeconds)
                .isSorted();
        assertThat(highlights)
                .allSatisfy(highlight -> assertThat(highlight.text()).contains("crane"));
    }

    @Test
    void knowsWhatSaysNothingInOtherLanguages() {
        List<SummaryContent.Highlight> highlights = Highlights.of(text(
                "de-DE",
                "Und dann ist es so, dass es auch noch nicht so ist, wie es war.",
                "Der Hafen braucht vor dem Winter einen neuen Kran.",
                "Es ist auch so, dass es nicht so ist, wie es noch war.",
                "Ein neuer Kran am Hafen kostet zwei Millionen.",
                "Ohne Kran kann der Hafen im Winter keine Schiffe entladen."));

        assertThat(highlights).hasSize(3);
        assertThat(highlights)
                .allSatisfy(highlight -> assertThat(highlight.text()).contains("Kran"));
    }

    @Test
    void findsNothingWhereNothingIsSaid() {
        assertThat(Highlights.of(text("xx", "Yes.", "No.", "Yes."))).isEmpty();
        assertThat(Highlights.of(text("en"))).isEmpty();
    }

    @Test
    void takesOfALongEventFromAllOfItInShortTime() {
        String[] phrases = IntStream.range(0, 8_000)
                .mapToObj(i -> "Subject " + i / 300 + " is about topic" + i % 41 + " and matter" + i % 29
                        + " with thing" + i % 17)
                .toArray(String[]::new);
        TranscriptText text = text("en-GB", phrases);
        long before = System.nanoTime();

        List<SummaryContent.Highlight> highlights = Highlights.of(text);

        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf("Highlights of 8,000 phrases: %.2f s%n", seconds);
        assertThat(seconds).isLessThan(20);
        assertThat(highlights).hasSize(12);
        assertThat(highlights)
                .extracting(SummaryContent.Highlight::startSeconds)
                .isSorted();
        assertThat(highlights.getLast().startSeconds() - highlights.getFirst().startSeconds())
                .isGreaterThan(4_000);
    }

    static TranscriptText text(String language, String... phrases) {
        List<Phrase> all = new ArrayList<>();
        for (int i = 0; i < phrases.length; i++) {
            long start = EPOCH.toEpochMilli() + i * 3_000L;
            all.add(new Phrase(
                    "s:" + i,
                    "s",
                    "p" + i,
                    new Phrase.When(start, start + 2_500),
                    new Phrase.InTake("t", i * 3_000L, i * 3_000L + 2_500),
                    new Phrase.Wording(phrases[i], language, false, null, List.of()),
                    i));
        }
        return new TranscriptText(
                new Transcript(
                        "s",
                        EPOCH,
                        new Transcript.Voice(language, "vosk", false),
                        new Listing("Title", "public", "ada", true),
                        new Transcript.Progress(1, phrases.length, 0, false),
                        List.of(),
                        null),
                all);
    }
}
