package live.rostrum.transcription.transcript.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TranscriptFormatTests {

    private static final TranscriptFile FILE = new TranscriptFile(
            "Ships & <boats>",
            "Draft --> beware",
            List.of(
                    new TimedText(0, 2_500, "Hello & <b>welcome</b>, everybody --> here"),
                    new TimedText(
                            3_600_000,
                            3_612_000,
                            "This is a long phrase that needs more than two lines, for it goes on and on until"
                                    + " nobody knows how it began, and then it ends."),
                    new TimedText(3_620_000, 3_622_000, "\u0645\u0631\u062d\u0628\u0627 <i>\u0628\u0643\u0645</i>")),
            List.of(new TimedText(100_000, 112_000, "(12 s are missing here)")));

    @Test
    void writesWebVtt() throws IOException {
        assertThat(write(TranscriptFormat.VTT, FILE)).isEqualTo("""
                WEBVTT

                NOTE Draft --&gt; beware

                NOTE 00:01:40.000 (12 s are missing here)

                00:00:00.000 --> 00:00:02.500
                Hello &amp; &lt;b&gt;welcome&lt;/b&gt;, everybody --&gt; here

                01:00:00.000 --> 01:00:07.804
                This is a long phrase that needs more than
                two lines, for it goes on and on until

                01:00:07.804 --> 01:00:12.000
                nobody knows how it began, and then it
                ends.

                01:00:20.000 --> 01:00:22.000
                \u0645\u0631\u062d\u0628\u0627 &lt;i&gt;\u0628\u0643\u0645&lt;/i&gt;

                """);
    }

    @Test
    void writesSubRipInWhichNothingIsMarkup() throws IOException {
        assertThat(write(TranscriptFormat.SRT, FILE)).startsWith("""
                1
                00:00:00,000 --> 00:00:02,500
                Hello & <\u2060b>welcome<\u2060/b>, everybody \u2192 here

                2
                01:00:00,000 --> 01:00:07,804
                """);
    }

    @Test
    void writesTextToRead() throws IOException {
        assertThat(write(TranscriptFormat.TXT, FILE)).isEqualTo("""
                Ships & <boats>
                Draft --> beware

                [00:00:00] Hello & <b>welcome</b>, everybody --> here
                [00:01:40] (12 s are missing here)
                [01:00:00] This is a long phrase that needs more than two lines, for it goes on and on until nobody \
                knows how it began, and then it ends.
                [01:00:20] \u0645\u0631\u062d\u0628\u0627 <i>\u0628\u0643\u0645</i>
                """);
    }

    @Test
    void cutsWhatHasNoSpacesButNoCharacter() {
        String text = "\u6f22".repeat(41) + "\ud83d\ude00".repeat(60);

        List<TimedText> cues = CueLines.of(new TimedText(0, 10_000, text));

        assertThat(String.join("", cues.stream().map(TimedText::text).toList()).replace("\n", ""))
                .isEqualTo(text);
        assertThat(cues)
                .allSatisfy(cue -> assertThat(cue.text().lines())
                        .hasSizeLessThanOrEqualTo(2)
                        .allSatisfy(line -> {
                            assertThat(line.length()).isLessThanOrEqualTo(CueLines.LINE);
                            assertThat(Character.isLowSurrogate(line.charAt(0))).isFalse();
                        }));
    }

    @Test
    void losesNoWordAndNoTimeOfAnyPhrase() {
        Random random = new Random(1);
        for (int run = 0; run < 2_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int word = random.nextInt(60); word >= 0; word--) {
                text.append("x".repeat(1 + random.nextInt(random.nextInt(10) == 0 ? 90 : 9)))
                        .append(' ');
            }
            TimedText phrase = new TimedText(random.nextInt(9_000), 9_000 + random.nextInt(9_000), text.toString());

            List<TimedText> cues = CueLines.of(phrase);

            assertThat(String.join("", cues.stream().map(TimedText::text).toList())
                            .replaceAll("\\s", ""))
                    .isEqualTo(text.toString().replace(" ", ""));
            assertThat(cues.getFirst().startMs()).isEqualTo(phrase.startMs());
            assertThat(cues.getLast().endMs()).isEqualTo(phrase.endMs());
            for (int cue = 1; cue < cues.size(); cue++) {
                assertThat(cues.get(cue).startMs()).isEqualTo(cues.get(cue - 1).endMs());
            }
        }
    }

    @Test
    void makesNothingOfNothing() throws IOException {
        TranscriptFile empty = new TranscriptFile("", null, List.of(new TimedText(0, 1, "  ")), List.of());

        assertThat(write(TranscriptFormat.VTT, empty)).isEqualTo("WEBVTT\n\n");
        assertThat(write(TranscriptFormat.SRT, empty)).isEmpty();
    }

    private static String write(TranscriptFormat format, TranscriptFile file) throws IOException {
        StringBuilder out = new StringBuilder();
        format.write(file, out);
        return out.toString();
    }
}
