package live.rostrum.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FfmpegBinaryTests {

    @Test
    void theBundledFfmpegRunsAndHasTheEncodersThatWeUse() throws Exception {
        assertThat(output(FfmpegBinary.ffmpeg(), "-hide_banner", "-encoders"))
                .contains("libx264", " aac ", "pcm_s16le");
    }

    @Test
    void theBundledFfprobeRuns() throws Exception {
        assertThat(output(FfmpegBinary.ffprobe(), "-version")).startsWith("ffprobe version");
    }

    @Test
    void aFolderThatHasItUnpackedIsTaken() throws Exception {
        Path folder = Objects.requireNonNull(FfmpegBinary.ffmpeg().executable().getParent());

        assertThat(output(FfmpegBinary.ffmpegIn(folder), "-version")).startsWith("ffmpeg version");
    }

    @Test
    void aFolderWithoutItIsRefusedByName(@TempDir Path empty) {
        assertThatThrownBy(() -> FfmpegBinary.ffmpegIn(empty))
                .isInstanceOf(FfmpegMissingException.class)
                .hasMessageContaining(empty.toString());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void backgroundWorkHasTheLowestPriority() throws Exception {
        Process process = FfmpegBinary.ffmpeg()
                .backgroundCommand(List.of("-f", "matroska", "-i", "pipe:0", "-f", "null", "-"))
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(process.getInputStream().read()).isNotNegative();

            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            int nice = 19;
            assertThat(stat).contains("(ffmpeg)");
            assertThat(stat.substring(stat.indexOf(')') + 2).split(" ", -1)[16]).isEqualTo(Integer.toString(nice));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String output(FfmpegBinary binary, String... arguments) throws IOException, InterruptedException {
        Process process =
                binary.command(List.of(arguments)).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
