package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;

/** Takes of kinds of which there is no capture, made by FFmpeg as a browser would make them: WebM, a key frame every two seconds. */
final class MadeTakes {

    private static final int CHUNK_BYTES = 20_000;
    private static final int SECONDS = 6;

    private MadeTakes() {}

    static List<byte[]> soundAlone() throws IOException, InterruptedException {
        return made(sine());
    }

    static List<byte[]> pictureAlone() throws IOException, InterruptedException {
        return made(picture(640, 360));
    }

    static List<byte[]> portrait() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(picture(360, 640));
        line.addAll(sine());
        return made(line);
    }

    private static List<String> picture(int width, int height) {
        return List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=" + width + "x" + height + ":rate=30:duration=" + SECONDS,
                "-c:v",
                "libvpx",
                "-deadline",
                "realtime",
                "-cpu-used",
                "8",
                "-b:v",
                "500k",
                "-g",
                "60");
    }

    private static List<String> sine() {
        return List.of(
                "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=" + SECONDS, "-c:a", "libopus");
    }

    /** Options of outputs stand behind those of all inputs. */
    private static List<byte[]> made(List<String> options) throws IOException, InterruptedException {
        Path file = Files.createTempFile("rostrum", ".webm");
        try {
            List<String> inputs = new ArrayList<>(List.of("-v", "error", "-y"));
            List<String> outputs = new ArrayList<>();
            for (int i = 0; i < options.size(); i += 2) {
                boolean input = options.get(i).equals("-f") || options.get(i).equals("-i");
                (input ? inputs : outputs).addAll(options.subList(i, i + 2));
            }
            inputs.addAll(outputs);
            inputs.addAll(List.of("-f", "webm", "-live", "1", "-cluster_time_limit", "500", file.toString()));
            Process process = FfmpegBinary.ffmpeg()
                    .command(inputs)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return cut(Files.readAllBytes(file));
        } finally {
            Files.delete(file);
        }
    }

    private static List<byte[]> cut(byte[] all) {
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < all.length; from += CHUNK_BYTES) {
            chunks.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + CHUNK_BYTES)));
        }
        return chunks;
    }
}
