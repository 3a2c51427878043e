package live.rostrum.processes;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;

/** Reads every rendition of a playlist to its end with ffprobe, as an independent reader. */
final class PlaylistProbe {

    private static final int PATIENCE_SECONDS = 60;

    /**
     * The packets of one rendition.
     *
     * @param kind {@code video} or {@code audio}
     * @param seconds from the first packet's start to the last one's end
     */
    record Rendition(String kind, double seconds) {}

    private PlaylistProbe() {}

    static List<Rendition> read(URI playlist) throws IOException, InterruptedException {
        Process process = FfmpegBinary.ffprobe()
                .command(List.of(
                        "-v",
                        "error",
                        "-show_entries",
                        "packet=codec_type,stream_index,pts_time,duration_time",
                        "-of",
                        "csv=p=0",
                        playlist.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("ffprobe cannot read " + playlist);
            }
            return renditions(output);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Rendition> renditions(String output) {
        record Span(String kind, double from, double to) {
            Span with(Span other) {
                return new Span(kind, Math.min(from, other.from), Math.max(to, other.to));
            }
        }
        Map<String, Span> spans = new TreeMap<>();
        output.lines().map(line -> line.split(",", -1)).forEach(packet -> {
            double from = Double.parseDouble(packet[2]);
            spans.merge(packet[1], new Span(packet[0], from, from + Double.parseDouble(packet[3])), Span::with);
        });
        return spans.values().stream()
                .map(span -> new Rendition(span.kind(), span.to() - span.from()))
                .toList();
    }
}
