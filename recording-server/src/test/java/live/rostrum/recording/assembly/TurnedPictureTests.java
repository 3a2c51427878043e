package live.rostrum.recording.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone writes the picture as its sensor lies, and beside it how to turn it. */
class TurnedPictureTests {

    private static final String LEFT_IS_WHITE =
            "-f lavfi -i color=black:size=320x180:rate=30:duration=4,drawbox=x=0:y=0:w=80:h=180:color=white:t=fill ";
    private static final String SMALL = " -frames:v 1 -vf scale=4:4:flags=area,format=gray -f rawvideo";

    @TempDir
    private Path folder;

    @Test
    void isUprightInTheFile() throws Exception {
        Ffmpeg.make(
                folder,
                "sensor.mp4",
                LEFT_IS_WHITE + "-f lavfi -i sine=duration=4 -c:v libx264 -preset superfast -pix_fmt yuv420p -bf 0"
                        + " -c:a libopus");
        byte[] source = Ffmpeg.make(
                folder,
                "phone.mp4",
                "-display_rotation 90 -i " + folder.resolve("sensor.mp4")
                        + " -c copy -movflags +empty_moov+default_base_moof+frag_keyframe");
        byte[] shown = Ffmpeg.make(folder, "shown.gray", "-i " + folder.resolve("phone.mp4") + SMALL);
        try (SpooledTakes takes = new SpooledTakes(folder.resolve("spool"))) {
            takes.take("one", 0, SpooledTakes.cut(source, 20_000));

            FinishedRecording finished = new Recordings(folder, takes).finish();

            assertThat(finished.size()).isEqualTo(new PictureSize(180, 320));
            assertThat(Ffmpeg.packets(finished.file(), "v:0")).isEqualTo(120);
            byte[] recorded = Ffmpeg.make(folder, "recorded.gray", "-i " + finished.file() + SMALL);
            assertThat(recorded).hasSameSizeAs(shown);
            for (int i = 0; i < shown.length; i++) {
                assertThat(recorded[i] & 0xff).isCloseTo(shown[i] & 0xff, within(12));
            }
        }
    }
}
