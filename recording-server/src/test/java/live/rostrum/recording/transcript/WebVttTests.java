package live.rostrum.recording.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import live.rostrum.recording.transcript.RecordedTranscript.Chapter;
import live.rostrum.recording.transcript.RecordedTranscript.Phrase;
import org.junit.jupiter.api.Test;

class WebVttTests {

    @Test
    void escapesWhatWouldBeMarkup() {
        String vtt = transcript(phrase(1, 2, "<b>Tom & Jerry</b> --> \n\n NOTE <script>"), phrase(3, 4, "שלום & مرحبا"))
                .captionsVtt();

        assertThat(vtt).isEqualTo("""
                WEBVTT
                X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0

                00:00:01.000 --> 00:00:02.000
                &lt;b&gt;Tom &amp; Jerry&lt;/b&gt; --&gt; NOTE &lt;script&gt;

                00:00:03.000 --> 00:00:04.000
                שלום &amp; مرحبا
                """);
    }

    @Test
    void cutsALongPhraseIntoCuesOfTwoShortLines() {
        String text =
                "The quick brown fox jumps over the lazy dog, and then it sits down beside the river and waits for the"
                        + " evening, which comes late at this time of the year, later than anybody would have thought.";

        List<CaptionCues.Cue> cues = CaptionCues.of(phrase(10, 20, text));

        assertThat(cues).hasSizeGreaterThan(2);
        assertThat(cues.getFirst().startMs()).isEqualTo(10_000);
        assertThat(cues.getLast().endMs()).isEqualTo(20_000);
        for (int number = 1; number < cues.size(); number++) {
            assertThat(cues.get(number).startMs())
                    .isEqualTo(cues.get(number - 1).endMs());
        }
        assertThat(cues).allSatisfy(cue -> {
            assertThat(cue.text().lines()).hasSizeLessThanOrEqualTo(2);
            assertThat(cue.text().lines()).allMatch(line -> line.length() <= 42);
        });
        assertThat(String.join(
                        " ",
                        cues.stream().map(cue -> cue.text().replace('\n', ' ')).toList()))
                .isEqualTo(text);
    }

    @Test
    void breaksWhatHasNoSpaces() {
        for (String text :
                List.of("x".repeat(500), "字幕はここに表示されます。".repeat(30), "a\u0301".repeat(100), "\u0301".repeat(100))) {
            List<CaptionCues.Cue> cues = CaptionCues.of(phrase(0, 100, text));

            assertThat(cues).allSatisfy(cue -> assertThat(cue.text().lines()).allMatch(line -> line.length() <= 42));
            assertThat(String.join(
                            "",
                            cues.stream()
                                    .map(cue -> cue.text().replace("\n", ""))
                                    .toList()))
                    .isEqualTo(text);
        }
    }

    @Test
    void writesSixHours() {
        String vtt = new RecordedTranscript(
                        IntStream.range(0, 7_200)
                                .mapToObj(number -> phrase(number * 3, number * 3 + 2.5, "Sentence number " + number))
                                .toList(),
                        List.of(),
                        "en",
                        21_600)
                .captionsVtt();

        assertThat(vtt.lines().filter(line -> line.contains(" --> "))).hasSize(7_200);
        assertThat(vtt).contains("05:59:57.000 --> 05:59:59.500\nSentence number 7199\n");
    }

    @Test
    void givesEachChapterTheTimeUntilTheNext() {
        RecordedTranscript transcript = new RecordedTranscript(
                List.of(),
                List.of(new Chapter(0, "Welcome"), new Chapter(61.5, "Questions & <answers>")),
                "en",
                3_725.25);

        assertThat(transcript.chaptersVtt()).isEqualTo("""
                WEBVTT

                00:00:00.000 --> 00:01:01.500
                Welcome

                00:01:01.500 --> 01:02:05.250
                Questions &amp; &lt;answers&gt;
                """);
    }

    private static Phrase phrase(double start, double end, String text) {
        return new Phrase("p" + start, start, end, text, "en");
    }

    private static RecordedTranscript transcript(Phrase... phrases) {
        return new RecordedTranscript(List.of(phrases), List.of(), "en", 60);
    }
}
