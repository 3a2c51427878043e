package live.rostrum.transcription.speechdouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The double's ears: what rests on them rests on this. */
class EarTests {

    private static final List<SpokenLine> LINES =
            List.of(SpokenLine.parse("Hello there."), SpokenLine.parse("de-DE|Guten Tag."));

    @Test
    void hearsABeepWhereItIsWhateverTheSizesOfThePieces() {
        byte[] sound = beep(48_000, 16_000, 4_800, 1_000);
        for (int size : new int[] {2, 320, 3_202, 64_000}) {
            List<Heard> heard = hear(new BeepEar(Vocabulary.inOrder(LINES), 40, 40), sound, size);

            assertThat(heard).hasSize(2);
            assertThat(heard.get(1)).isInstanceOf(Heard.Phrase.class);
            Heard.Utterance said = ((Heard.Phrase) heard.get(1)).utterance();
            assertThat(said.text()).isEqualTo("Hello there.");
            assertThat(said.startSample()).isEqualTo(16_000);
            assertThat(said.endSample()).isEqualTo(20_800);
            assertThat(said.words().getFirst().endSample()).isEqualTo(18_400);
        }
    }

    @Test
    void tellsBeepsApartByPitch() {
        List<Heard> heard = hear(new BeepEar(Vocabulary.byPitch(LINES), 40, 400), beep(16_000, 0, 4_800, 600), 3_200);

        assertThat(((Heard.Phrase) heard.getLast()).utterance().language()).isEqualTo("de-DE");
    }

    @Test
    void takesALongToneForMusicAndTellsOfSilence() {
        List<Heard> heard = hear(new BeepEar(Vocabulary.inOrder(LINES), 40, 400), beep(320_000, 0, 80_000, 440), 3_200);

        assertThat(heard).hasSize(2).allMatch(one -> one instanceof Heard.Silence);
    }

    @Test
    void saysItsScriptWordByWord(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("script"), "# talk\n\n0.5 1.5 en-GB|Good evening.\n");

        List<Heard> heard = hear(new ScriptEar(ScriptLine.read(file)), new byte[64_000], 3_200);

        assertThat(heard).hasSize(3);
        assertThat(((Heard.Hypothesis) heard.getFirst()).utterance().text()).isEqualTo("Good");
        Heard.Utterance said = ((Heard.Phrase) heard.get(2)).utterance();
        assertThat(said.startSample()).isEqualTo(8_000);
        assertThat(said.endSample()).isEqualTo(24_000);
        assertThat(said.language()).isEqualTo("en-GB");
    }

    @Test
    void refusesALineWithoutText(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("script"), "1.0 2.0\n");

        assertThatIllegalArgumentException().isThrownBy(() -> ScriptLine.read(file));
        assertThatIllegalArgumentException().isThrownBy(() -> SpokenLine.parse("en-US| "));
    }

    private static List<Heard> hear(Ear ear, byte[] sound, int size) {
        List<Heard> heard = new ArrayList<>();
        for (int at = 0; at < sound.length; at += size) {
            heard.addAll(ear.hear(Arrays.copyOfRange(sound, at, Math.min(sound.length, at + size))));
        }
        return heard;
    }

    private static byte[] beep(int samples, int start, int length, double hertz) {
        byte[] pcm = new byte[samples * 2];
        for (int i = start; i < start + length; i++) {
            int value = (int) Math.round(8_000 * Math.sin(2 * Math.PI * hertz * (i - start) / Ear.SAMPLE_RATE_HZ));
            pcm[2 * i] = (byte) value;
            pcm[2 * i + 1] = (byte) (value >> 8);
        }
        return pcm;
    }
}
