package live.rostrum.fmp4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;

/** Media made by the real FFmpeg, one sample a fragment as the live pipeline has it. */
final class FfmpegMedia {

    private static final List<String> FRAGMENTED =
            List.of("-f", "mp4", "-movflags", "+empty_moov+default_base_moof+frag_every_frame+skip_trailer", "pipe:1");

    private FfmpegMedia() {}

    static byte[] video() throws Exception {
        return make(
                "-f lavfi -i testsrc=size=160x90:rate=30:duration=1 -c:v libx264 -preset superfast -tune zerolatency"
                        + " -profile:v main -pix_fmt yuv420p -video_track_timescale 90000");
    }

    static byte[] audio() throws Exception {
        return make("-f lavfi -i sine=frequency=440:duration=1 -c:a aac -b:a 96k -ar 48000 -ac 2");
    }

    static long countDecodedFrames(byte[] mp4) throws Exception {
        Path file = Files.createTempFile("rostrum", ".mp4");
        try {
            Files.write(file, mp4);
            return countDecodedFrames(file, "0");
        } finally {
            Files.delete(file);
        }
    }

    static long countDecodedFrames(Path file, String stream) throws Exception {
        String output =
                probe(file, "-select_streams", stream, "-count_frames", "-show_entries", "stream=nb_read_frames");
        return Long.parseLong(output.strip().replaceAll("[^0-9]", ""));
    }

    /** What ffprobe says of a file, as comma-separated values. */
    static String probe(Path file, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("-v", "error"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("-of", "csv", file.toString()));
        return new String(run(FfmpegBinary.ffprobe(), line), StandardCharsets.UTF_8);
    }

    private static byte[] make(String arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("-v", "error"));
        line.addAll(List.of(arguments.split(" ")));
        line.addAll(FRAGMENTED);
        return run(FfmpegBinary.ffmpeg(), line);
    }

    private static byte[] run(FfmpegBinary binary, List<String> arguments) throws IOException, InterruptedException {
        Process process = binary.command(arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return output;
    }
}
