package live.rostrum.recording.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.rostrum.recording.spool.SpooledTake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A white picture and a beep at the same moment, once a second: they stay together through whatever a recording is made of. */
class SyncTests {

    private static final double MOST_SECONDS = 0.040;
    private static final String H264 = "-c:v libx264 -preset superfast -pix_fmt yuv420p -g 60 -bf 0 ";
    private static final String VP8 = "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 300k -g 60 ";

    @TempDir
    private Path folder;

    private SpooledTakes takes;
    private Recordings recordings;

    @BeforeEach
    void openSpool() throws Exception {
        takes = new SpooledTakes(folder.resolve("spool"));
        recordings = new Recordings(folder, takes);
    }

    @AfterEach
    void closeSpool() {
        takes.close();
    }

    @Test
    void ofACopiedPicture() throws Exception {
        takes.take("one", 0, SpooledTakes.cut(flashesAndBeeps(H264, 20, 0), 9_000));

        assertInStep(recordings.finish(), 18);
    }

    @Test
    void ofAnEncodedPicture() throws Exception {
        takes.take("one", 0, SpooledTakes.cut(flashesAndBeeps(VP8, 20, 0), 9_000));

        assertInStep(recordings.finish(), 18);
    }

    @Test
    void whenTheSoundBeginsLaterThanThePictureOrEarlier() throws Exception {
        takes.take("one", 0, SpooledTakes.cut(flashesAndBeeps(H264, 10, 0.7), 9_000));
        takes.take("two", 20, SpooledTakes.cut(flashesAndBeeps(H264, 10, -0.7), 9_000));

        assertInStep(recordings.finish(), 16);
    }

    @Test
    void acrossTakesJumpsAndInterruptions() throws Exception {
        List<byte[]> chunks = SpooledTakes.cut(flashesAndBeeps(H264, 20, 0), 4_000);
        SpooledTake take = takes.begin("one", 0);
        int third = chunks.size() / 3;
        SpooledTakes.append(take, chunks, 0, third);
        try (RecordingAssembly assembly = recordings.open()) {
            assertThat(assembly.advance()).isTrue();
        }
        take.jumpTo(third + 5);
        SpooledTakes.append(take, chunks, third + 5, 2 * third);
        try (RecordingAssembly assembly = recordings.open()) {
            assertThat(assembly.advance()).isTrue();
        }
        SpooledTakes.append(take, chunks, 2 * third, chunks.size());
        SpooledTakes.stop(take, chunks.size());
        takes.take("two", 40, SpooledTakes.cut(flashesAndBeeps(VP8, 10, 0), 9_000));

        assertInStep(recordings.finish(), 18);
    }

    /** In Clusters of a quarter second, as a browser's recorder makes them; the offset is how much later the sound track begins. */
    private byte[] flashesAndBeeps(String codec, int seconds, double soundLater) throws Exception {
        String flash =
                "color=black:size=320x180:rate=30,geq=lum='if(lt(mod(T\\,1)\\,0.1)*gte(T\\,1)\\,235\\,16)':cb=128:cr=128";
        String beep = "aevalsrc='if(lt(mod(t\\,1)\\,0.1)*gte(t\\,1)\\,0.8*sin(2*PI*1000*t)\\,0)':s=48000";
        String trims = soundLater >= 0
                ? " -filter_complex [1:a]atrim=start=" + soundLater + "[s] -map 0:v -map [s]"
                : " -filter_complex [0:v]trim=start=" + -soundLater + "[p] -map [p] -map 1:a";
        return Ffmpeg.make(
                folder,
                "source.webm",
                "-f lavfi -t " + seconds + " -i " + flash + " -f lavfi -t " + seconds + " -i " + beep + trims + " "
                        + "-copyts " + codec + "-c:a libopus -cluster_time_limit 250 -f matroska");
    }

    private static void assertInStep(FinishedRecording finished, int atLeast) throws Exception {
        List<Double> flashes =
                Ffmpeg.times(finished.file(), "-vf blackdetect=d=0.2:pic_th=0.9:pix_th=0.3", "black_end");
        List<Double> beeps = Ffmpeg.times(finished.file(), "-af silencedetect=n=-30dB:d=0.2", "silence_end");
        List<Double> apart = new ArrayList<>();
        for (double flash : flashes.subList(0, flashes.size() - 1)) {
            beeps.stream()
                    .filter(beep -> Math.abs(beep - flash) < 0.4)
                    .findFirst()
                    .ifPresent(beep -> apart.add(beep - flash));
        }
        assertThat(apart).hasSizeGreaterThanOrEqualTo(atLeast).allMatch(seconds -> Math.abs(seconds) <= MOST_SECONDS);
    }
}
