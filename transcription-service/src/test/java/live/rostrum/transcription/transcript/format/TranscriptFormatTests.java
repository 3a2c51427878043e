package live.rostrum.transcription.transcript.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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
                            "This is a long phrase that needs more than\ntwo lines, for it goes on."),
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

                01:00:00.000 --> 01:00:12.000
                This is a long phrase that needs more than
                two lines, for it goes on.

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
                01:00:00,000 --> 01:00:12,000
                """);
    }

    @Test
    void writesTextToRead() throws IOException {
        assertThat(write(TranscriptFormat.TXT, FILE)).isEqualTo("""
                Ships & <boats>
                Draft --> beware

                [00:00:00] Hello & <b>welcome</b>, everybody --> here
                [00:01:40] (12 s are missing here)
                [01:00:00] This is a long phrase that needs more than two lines, for it goes on.
                [01:00:20] \u0645\u0631\u062d\u0628\u0627 <i>\u0628\u0643\u0645</i>
                """);
    }

    @Test
    void makesNothingOfNothing() throws IOException {
        TranscriptFile empty = new TranscriptFile("", null, List.of(), List.of());

        assertThat(write(TranscriptFormat.VTT, empty)).isEqualTo("WEBVTT\n\n");
        assertThat(write(TranscriptFormat.SRT, empty)).isEmpty();
    }

    private static String write(TranscriptFormat format, TranscriptFile file) throws IOException {
        StringBuilder out = new StringBuilder();
        format.write(file, out);
        return out.toString();
    }
}
