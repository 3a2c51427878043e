package live.rostrum.hls.transcode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.rostrum.ffmpeg.FfmpegBinary;

/** Measures what encoding costs on this machine: a few seconds of a test picture with the settings of a rung. */
public final class EncoderSpeed {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int FRAMES = 150;
    private static final long TIMEOUT_SECONDS = 30;
    private static final Pattern BENCHMARK = Pattern.compile("bench: utime=([0-9.]+)s stime=([0-9.]+)s");

    private EncoderSpeed() {}

    /**
     * Core seconds that a pixel needs; empty if FFmpeg cannot say. Blocks for about a second, and for half a minute at most.
     *
     * @throws IOException if FFmpeg cannot be started
     */
    public static OptionalDouble measure(FfmpegBinary ffmpeg) throws IOException, InterruptedException {
        Process process = ffmpeg.command(List.of(
                        "-hide_banner",
                        "-nostats",
                        "-benchmark",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=" + WIDTH + "x" + HEIGHT + ":rate=" + Ladder.FRAMES_PER_SECOND,
                        "-frames:v",
                        Integer.toString(FRAMES),
                        "-c:v",
                        "libx264",
                        "-preset",
                        "superfast",
                        "-tune",
                        "zerolatency",
                        "-b:v",
                        "700k",
                        "-pix_fmt",
                        "yuv420p",
                        "-f",
                        "null",
                        "-"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader messages = process.errorReader(StandardCharsets.UTF_8)) {
            Thread guard = Thread.ofVirtual().start(() -> killAfterTimeout(process));
            OptionalDouble measured = messages.lines()
                    .map(BENCHMARK::matcher)
                    .filter(Matcher::find)
                    .mapToDouble(EncoderSpeed::secondsAPixel)
                    .findFirst();
            guard.interrupt();
            return measured;
        } finally {
            process.destroyForcibly();
        }
    }

    private static double secondsAPixel(Matcher benchmark) {
        double seconds = Double.parseDouble(benchmark.group(1)) + Double.parseDouble(benchmark.group(2));
        return seconds / ((double) WIDTH * HEIGHT * FRAMES);
    }

    private static void killAfterTimeout(Process process) {
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
