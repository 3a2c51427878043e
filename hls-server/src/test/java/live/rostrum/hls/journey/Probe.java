package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;

/** Reads a playlist to its end with ffprobe, as an independent reader. */
final class Probe {

    /**
     * The packets of one kind of a playlist.
     *
     * @param firstSeconds presentation time of the first
     * @param lastSeconds where the last one ends
     * @param packets how many there are
     */
    record Span(double firstSeconds, double lastSeconds, long packets) {

        double seconds() {
            return lastSeconds - firstSeconds;
        }
    }

    private Probe() {}

    static Span read(URI playlist, String stream) throws IOException, InterruptedException {
        Process process = FfmpegBinary.ffprobe()
                .command(List.of(
                        "-v",
                        "error",
                        "-select_streams",
                        stream,
                        "-show_entries",
                        "packet=pts_time,duration_time",
                        "-of",
                        "csv=p=0",
                        playlist.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        List<double[]> packets = output.lines()
                .map(line -> Arrays.stream(line.split(",", -1))
                        .filter(field -> !field.isBlank())
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .filter(fields -> fields.length >= 2)
                .toList();
        assertThat(packets).as("packets of %s", stream).isNotEmpty();
        return new Span(
                packets.stream().mapToDouble(packet -> packet[0]).min().orElseThrow(),
                packets.stream()
                        .mapToDouble(packet -> packet[0] + packet[1])
                        .max()
                        .orElseThrow(),
                packets.size());
    }
}
