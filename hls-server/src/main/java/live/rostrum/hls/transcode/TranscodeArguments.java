package live.rostrum.hls.transcode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.rostrum.ingest.container.Container;
import live.rostrum.ingest.container.SourceTracks;

/**
 * FFmpeg's command line for one run: container on standard input, one fragmented MP4 for each rendition to a port of ours, one sample a fragment.
 *
 * <p>Picture and sound are both made to begin at time 0 and to have no holes ({@code fps}, {@code aresample}), because the MP4 muxer moves each track to
 * 0 and would lose an offset between them.
 */
final class TranscodeArguments {

    private static final String KEY_FRAMES = "expr:gte(t,n_forced*2)";
    private static final int GOP = 2 * Ladder.FRAMES_PER_SECOND;

    private TranscodeArguments() {}

    /**
     * The arguments.
     *
     * @param ladder which renditions to make
     * @param tracks what the source has; a rendition of a kind that it lacks is not made
     * @param trim how much of the source to leave out at its beginning
     * @param ports where each rendition's output goes, on 127.0.0.1
     */
    static List<String> of(
            Container container, SourceTracks tracks, Ladder ladder, Duration trim, Map<String, Integer> ports) {
        List<String> line =
                new ArrayList<>(List.of("-hide_banner", "-nostats", "-loglevel", "warning", "-threads", "1"));
        line.addAll(List.of("-analyzeduration", "500000", "-fpsprobesize", "0"));
        line.addAll(List.of("-f", container.ffmpegFormat(), "-i", "pipe:0"));
        if (tracks.video().isPresent() && !ladder.rungs().isEmpty()) {
            line.addAll(List.of("-filter_complex", filters(ladder.rungs(), trim)));
            for (int i = 0; i < ladder.rungs().size(); i++) {
                video(
                        line,
                        i,
                        ladder.rungs().get(i),
                        port(ports, ladder.rungs().get(i).name()));
            }
        }
        if (tracks.audio() && ladder.audio()) {
            audio(line, trim, port(ports, Ladder.AUDIO));
        }
        return line;
    }

    private static int port(Map<String, Integer> ports, String rendition) {
        Integer port = ports.get(rendition);
        if (port == null) {
            throw new IllegalArgumentException("No port for " + rendition);
        }
        return port;
    }

    /** One constant-rate picture, then a copy for each rung, fitted into its size with black bars if a later take has another shape. */
    private static String filters(List<Rung> rungs, Duration trim) {
        StringBuilder filters = new StringBuilder("[0:v:0]" + trimmed("", trim) + "fps=" + Ladder.FRAMES_PER_SECOND
                + ":start_time=0,split=" + rungs.size());
        for (int i = 0; i < rungs.size(); i++) {
            filters.append("[s").append(i).append(']');
        }
        for (int i = 0; i < rungs.size(); i++) {
            Rung rung = rungs.get(i);
            filters.append(String.format(
                    Locale.ROOT,
                    ";[s%1$d]scale=%2$d:%3$d:force_original_aspect_ratio=decrease:force_divisible_by=2,"
                            + "pad=%2$d:%3$d:-1:-1,setsar=1[o%1$d]",
                    i,
                    rung.width(),
                    rung.height()));
        }
        return filters.toString();
    }

    private static void video(List<String> line, int index, Rung rung, int port) {
        line.addAll(List.of("-map", "[o" + index + "]", "-c:v", "libx264", "-preset", "superfast"));
        line.addAll(List.of("-tune", "zerolatency", "-profile:v", "main", "-pix_fmt", "yuv420p"));
        line.addAll(List.of("-b:v", Integer.toString(rung.bitsPerSecond())));
        line.addAll(List.of("-maxrate", Integer.toString(rung.maxBitsPerSecond())));
        line.addAll(List.of("-bufsize", Integer.toString(rung.bufferBits())));
        line.addAll(List.of("-g", Integer.toString(GOP), "-keyint_min", Integer.toString(GOP), "-sc_threshold", "0"));
        line.addAll(List.of("-force_key_frames", KEY_FRAMES));
        line.addAll(List.of("-video_track_timescale", Integer.toString(Ladder.VIDEO_TIMESCALE_HZ)));
        output(line, port);
    }

    private static void audio(List<String> line, Duration trim, int port) {
        line.addAll(
                List.of("-map", "0:a:0", "-af", trimmed("a", trim) + "aresample=async=1:first_pts=0", "-c:a", "aac"));
        line.addAll(List.of("-b:a", Integer.toString(Ladder.AUDIO_BITS_PER_SECOND)));
        line.addAll(List.of("-ar", Integer.toString(Ladder.AUDIO_TIMESCALE_HZ), "-ac", "2"));
        output(line, port);
    }

    /** Filters that leave out the beginning and count from where it ends. */
    private static String trimmed(String prefix, Duration trim) {
        if (trim.isZero()) {
            return "";
        }
        String seconds = String.format(Locale.ROOT, "%.6f", trim.toNanos() / 1e9);
        return prefix + "trim=start=" + seconds + "," + prefix + "setpts=PTS-" + seconds + "/TB,";
    }

    private static void output(List<String> line, int port) {
        line.addAll(List.of("-map_metadata", "-1", "-f", "mp4"));
        line.addAll(List.of("-movflags", "+empty_moov+default_base_moof+frag_every_frame+skip_trailer"));
        line.addAll(List.of("-flush_packets", "1", "tcp://127.0.0.1:" + port));
    }
}
