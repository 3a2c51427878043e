package live.rostrum.hls.transcode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.rostrum.ingest.container.Container;

/**
 * FFmpeg's command line for one run: container on standard input, one fragmented MP4 for each rendition to a port of ours, one sample a fragment; and PCM for
 * speech recognition if that is wanted.
 *
 * <p>Picture and sound are both made to begin at time 0 and to have no holes ({@code fps}, {@code aresample}), because the MP4 muxer moves each track to
 * 0 and would lose an offset between them.
 */
final class TranscodeArguments {

    private static final String KEY_FRAMES = "expr:gte(t,n_forced*2)";
    /** Name of the output that is no rendition: a JPEG now and then. */
    static final String POSTER = "poster";

    /** Name of the output that speech recognition hears. */
    static final String SPEECH = "speech";

    private static final String POSTER_FILTER =
            "select='isnan(prev_selected_t)+gte(t-prev_selected_t,10)',scale='min(640,iw)':-2,format=yuvj420p";
    private static final String STILL_PAPER = "0x14171c";
    private static final String STILL_INK = "0x9aa4b2";
    private static final int GOP = 2 * Ladder.FRAMES_PER_SECOND;

    private TranscodeArguments() {}

    /**
     * The arguments.
     *
     * @param ports where each rendition's output goes, on 127.0.0.1
     */
    static List<String> of(Container container, TranscodePlan plan, Map<String, Integer> ports) {
        List<String> line =
                new ArrayList<>(List.of("-hide_banner", "-nostats", "-loglevel", "warning", "-threads", "1"));
        line.addAll(List.of("-analyzeduration", "500000", "-fpsprobesize", "0"));
        line.addAll(List.of("-f", container.ffmpegFormat(), "-i", "pipe:0"));
        line.addAll(List.of("-filter_complex", filters(plan)));
        for (int i = 0; i < plan.rungs().size(); i++) {
            Rung rung = plan.rungs().get(i);
            video(line, i, rung, port(ports, rung.name()));
        }
        if (plan.tracks().audio()) {
            audio(line, port(ports, Ladder.AUDIO));
        }
        if (plan.speech()) {
            speech(line, port(ports, SPEECH));
        }
        poster(line, port(ports, POSTER));
        return line;
    }

    private static int port(Map<String, Integer> ports, String rendition) {
        Integer port = ports.get(rendition);
        if (port == null) {
            throw new IllegalArgumentException("No port for " + rendition);
        }
        return port;
    }

    private static String filters(TranscodePlan plan) {
        StringBuilder filters = new StringBuilder();
        boolean hasPicture = plan.tracks().video().isPresent();
        if (plan.tracks().audio()) {
            filters.append("[0:a:0]")
                    .append(trimmed("a", plan.trim()))
                    .append("aresample=async=200:min_comp=0.005:min_hard_comp=0.03:first_pts=0");
            filters.append(uses(plan.speech(), !hasPicture)).append(';');
        }
        if (hasPicture) {
            filters.append("[0:v:0]")
                    .append(trimmed("", plan.trim()))
                    .append("fps=" + Ladder.FRAMES_PER_SECOND + ":start_time=0");
        } else {
            filters.append(stillPicture(plan.rungs().getFirst()));
        }
        return filters.append(rungs(plan.rungs())).toString();
    }

    /** The sound once for each use: the rendition, speech recognition, and the clock of a still picture. All have its time. */
    private static String uses(boolean speech, boolean clock) {
        int count = 1 + (speech ? 1 : 0) + (clock ? 1 : 0);
        return (count > 1 ? ",asplit=" + count : "") + "[heard]" + (speech ? "[speech]" : "")
                + (clock ? "[clock]" : "");
    }

    /**
     * A picture for sound alone: five bars in the middle. It takes its time from the sound, of which a picture outside the frame is drawn, because a source of
     * its own would never end.
     */
    private static String stillPicture(Rung size) {
        int unit = Math.max(2, size.height() / 24 * 2);
        StringBuilder picture = new StringBuilder("[clock]showwaves=size=16x16:rate=" + Ladder.FRAMES_PER_SECOND
                + "[ticks];color=color=" + STILL_PAPER + ":size=" + size.width() + "x" + size.height() + ":rate="
                + Ladder.FRAMES_PER_SECOND);
        int[] heights = {1, 3, 2, 4, 1};
        for (int i = 0; i < heights.length; i++) {
            int left = size.width() / 2 + (2 * i - heights.length) * unit / 2;
            int top = size.height() / 2 - heights[i] * unit / 2;
            picture.append(String.format(
                    Locale.ROOT,
                    ",drawbox=x=%d:y=%d:w=%d:h=%d:color=%s:thickness=fill",
                    left,
                    top,
                    unit / 2,
                    heights[i] * unit,
                    STILL_INK));
        }
        return picture.append("[paper];[paper][ticks]overlay=x=-16:y=-16:shortest=1")
                .toString();
    }

    /** The picture once for each rung, fitted into its size with black bars if a later take has another shape. */
    private static String rungs(List<Rung> rungs) {
        StringBuilder filters = new StringBuilder(",split=" + (rungs.size() + 1) + "[p]");
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
        return filters.append(";[p]" + POSTER_FILTER + "[poster]").toString();
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

    private static void audio(List<String> line, int port) {
        line.addAll(List.of("-map", "[heard]", "-c:a", "aac"));
        line.addAll(List.of("-b:a", Integer.toString(Ladder.AUDIO_BITS_PER_SECOND)));
        line.addAll(List.of("-ar", Integer.toString(Ladder.AUDIO_TIMESCALE_HZ), "-ac", "2"));
        output(line, port);
    }

    private static void speech(List<String> line, int port) {
        line.addAll(List.of("-map", "[speech]", "-c:a", "pcm_s16le"));
        line.addAll(List.of("-ar", Integer.toString(PcmReader.SAMPLE_RATE_HZ), "-ac", "1"));
        line.addAll(List.of("-f", "s16le", "-flush_packets", "1", "tcp://127.0.0.1:" + port));
    }

    /** Filters that leave out the beginning and count from where it ends. */
    private static String trimmed(String prefix, Duration trim) {
        if (trim.isZero()) {
            return "";
        }
        String seconds = String.format(Locale.ROOT, "%.6f", trim.toNanos() / 1e9);
        return prefix + "trim=start=" + seconds + "," + prefix + "setpts=PTS-" + seconds + "/TB,";
    }

    /** One thread, because with more of them the encoder holds a picture back until the next one, ten seconds later. */
    private static void poster(List<String> line, int port) {
        line.addAll(List.of("-map", "[poster]", "-fps_mode", "passthrough", "-c:v", "mjpeg", "-q:v", "6"));
        line.addAll(List.of("-threads", "1"));
        line.addAll(List.of("-f", "mjpeg", "-flush_packets", "1", "tcp://127.0.0.1:" + port));
    }

    private static void output(List<String> line, int port) {
        line.addAll(List.of("-map_metadata", "-1", "-f", "mp4"));
        line.addAll(List.of("-movflags", "+empty_moov+default_base_moof+frag_every_frame+skip_trailer"));
        line.addAll(List.of("-flush_packets", "1", "tcp://127.0.0.1:" + port));
    }
}
