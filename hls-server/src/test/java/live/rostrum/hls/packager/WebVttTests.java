package live.rostrum.hls.packager;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import live.rostrum.hls.playlist.Golden;
import org.junit.jupiter.api.Test;

class WebVttTests {

    @Test
    void whatIsSaid() {
        Golden.assertMatches(
                "captions.vtt",
                text(
                        new ShownCue(0, 1_500, "Good morning, everybody,\nand welcome."),
                        new ShownCue(1_500, 3_061, "Use <b> & \"<i>\" if a --> b."),
                        new ShownCue(59_999, 60_001, "שלום, עולם"),
                        new ShownCue(360_000_000L, 360_001_000L, "After a hundred hours.")));
    }

    @Test
    void silenceIsAHeaderAlone() {
        Golden.assertMatches("captions-silence.vtt", text());
    }

    @Test
    void whateverIsSaidCanBeReadBack() {
        Random random = new Random(5);
        String letters = "ab<>&-\u05d0\u0627\u202e;\"'\n \u4e2d\ud83d\ude00";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder said = new StringBuilder();
            for (int i = random.nextInt(1, 40); i > 0; i--) {
                int at = letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())));
                said.appendCodePoint(letters.codePointAt(at));
            }
            String cleaned = Cues.cue("a", 0, 1, said.toString(), true).text();
            if (!cleaned.isEmpty()) {
                List<VttText.Cue> read = VttText.read(text(new ShownCue(61_005, 7_262_010, cleaned)))
                        .cues();

                assertThat(read).containsExactly(new VttText.Cue(61_005, 7_262_010, cleaned));
            }
        }
    }

    private static String text(ShownCue... cues) {
        return new String(WebVtt.write(List.of(cues)), StandardCharsets.UTF_8);
    }
}
