package live.rostrum.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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

    private static String output(FfmpegBinary binary, String... arguments) throws IOException, InterruptedException {
        Process process =
                binary.command(List.of(arguments)).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
