package live.rostrum.ingest.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;

/** First chunks of real takes: as a browser made them, and as FFmpeg makes MP4 like one. */
final class Takes {

    private static final List<String> PICTURE = List.of("-f", "lavfi", "-i", "testsrc=size=320x180:rate=30:duration=1");
    private static final List<String> SOUND = List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=1");

    private Takes() {}

    static byte[] capture(String name) throws Exception {
        try (CaptureSource source = CaptureSource.bundled(name, Pace.UNPACED)) {
            byte[] first = source.next();
            if (first == null) {
                throw new IllegalStateException(name + " is empty");
            }
            return first;
        }
    }

    /** What Chromium's MP4 recorder makes: H.264 with Opus. */
    static byte[] h264AndOpus() throws Exception {
        List<String> line = new ArrayList<>(PICTURE);
        line.addAll(SOUND);
        line.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
        line.addAll(List.of("-c:a", "libopus", "-ar", "48000"));
        return mp4(line, "+empty_moov+default_base_moof+frag_keyframe");
    }

    /** What FFmpeg makes of a file that is sent live: Matroska whose Clusters have sizes and checksums. */
    static byte[] matroska() throws Exception {
        List<String> line = new ArrayList<>(PICTURE);
        line.addAll(SOUND);
        line.addAll(List.of("-c:v", "libvpx", "-deadline", "realtime", "-g", "15", "-c:a", "libopus"));
        return made(line, ".mkv", List.of("-f", "matroska", "-cluster_time_limit", "200"));
    }

    /** What a phone makes that is not held as its sensor lies: the picture as the sensor sees it, and how to turn it. */
    static byte[] turned(int degrees) throws Exception {
        Path file = Files.createTempFile("rostrum", ".mp4");
        try {
            Files.write(file, h264AndOpus());
            return mp4(
                    List.of("-display_rotation", Integer.toString(degrees), "-i", file.toString(), "-c", "copy"),
                    "+empty_moov+default_base_moof+frag_keyframe");
        } finally {
            Files.delete(file);
        }
    }

    static byte[] opusAlone() throws Exception {
        List<String> line = new ArrayList<>(SOUND);
        line.addAll(List.of("-c:a", "libopus", "-ar", "48000"));
        return mp4(line, "+empty_moov+default_base_moof");
    }

    /** An MP4 of the ordinary kind: all media, then its index. */
    static byte[] notFragmented() throws Exception {
        List<String> line = new ArrayList<>(SOUND);
        line.addAll(List.of("-c:a", "aac"));
        return mp4(line, "+faststart");
    }

    private static byte[] mp4(List<String> encode, String flags) throws IOException, InterruptedException {
        return made(encode, ".mp4", List.of("-f", "mp4", "-movflags", flags));
    }

    private static byte[] made(List<String> encode, String suffix, List<String> format)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("rostrum", suffix);
        try {
            List<String> line = new ArrayList<>(List.of("-v", "error", "-y"));
            line.addAll(encode);
            line.addAll(format);
            line.add(file.toString());
            Process process = FfmpegBinary.ffmpeg()
                    .command(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}
