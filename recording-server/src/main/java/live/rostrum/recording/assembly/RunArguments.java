package live.rostrum.recording.assembly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * FFmpeg's command line for one run: container on standard input, picture and sound each as a fragmented MP4 to a port of ours.
 *
 * <p>The source's times are kept ({@code copyts}), so that they say where in the take a picture belongs and how far it is from its sound; all are moved by
 * {@link #OFFSET}, because the first frame of AAC begins before the sound does and MP4 has no negative times. An encoded picture has its key frames where the source has
 * them, so that a run can go on where another one was cut.
 */
final class RunArguments {

    static final String PICTURE = "picture";
    static final String SOUND = "sound";

    /** What is added to every time that comes out. */
    static final Duration OFFSET = Duration.ofSeconds(10);

    private static final int MOST_PICTURES_A_GROUP = 150;

    private RunArguments() {}

    static List<String> of(RunPlan plan, Map<String, Integer> ports) {
        List<String> line = new ArrayList<>(List.of("-hide_banner", "-nostats", "-loglevel", "warning"));
        line.addAll(List.of("-copyts", "-f", plan.container().ffmpegFormat(), "-i", "pipe:0"));
        if (plan.picture() != RunPlan.Picture.NONE) {
            line.addAll(List.of("-map", "0:v:0"));
            line.addAll(plan.picture() == RunPlan.Picture.COPIED ? List.of("-c:v", "copy") : encoder(plan.size()));
            line.addAll(List.of("-video_track_timescale", Integer.toString(Ticks.VIDEO_HZ)));
            output(line, port(ports, PICTURE));
        }
        if (plan.hasSound()) {
            line.addAll(List.of("-map", "0:a:0", "-af", soundFilter(plan.soundFrom())));
            // The sound is what completion waits for; of this coder, docs/adr/0077.
            line.addAll(List.of(
                    "-c:a", "aac", "-aac_coder", "fast", "-b:a", Integer.toString(RecordedSound.BITS_PER_SECOND)));
            line.addAll(List.of("-ar", Integer.toString(Ticks.AUDIO_HZ), "-ac", "2"));
            output(line, port(ports, SOUND));
        }
        return line;
    }

    private static List<String> encoder(PictureSize size) {
        String filter = String.format(
                Locale.ROOT,
                "scale=%1$d:%2$d:force_original_aspect_ratio=decrease:force_divisible_by=2,pad=%1$d:%2$d:-1:-1,"
                        + "setsar=1,format=yuv420p",
                size.width(),
                size.height());
        List<String> line = new ArrayList<>(List.of("-vf", filter, "-fps_mode", "vfr"));
        line.addAll(List.of("-enc_time_base", "1:" + Ticks.VIDEO_HZ));
        line.addAll(List.of("-c:v", "libx264", "-preset", "superfast", "-crf", "21", "-bf", "0", "-sc_threshold", "0"));
        line.addAll(List.of("-force_key_frames", "source", "-g", Integer.toString(MOST_PICTURES_A_GROUP)));
        return line;
    }

    /** Sound without holes that keeps to the source's clock within 5 ms. */
    private static String soundFilter(Duration from) {
        long firstSample = Math.round(from.toNanos() * (double) Ticks.AUDIO_HZ / 1e9);
        return "aresample=async=200:min_comp=0.005:min_hard_comp=0.03:first_pts=" + firstSample;
    }

    private static int port(Map<String, Integer> ports, String output) {
        Integer port = ports.get(output);
        if (port == null) {
            throw new IllegalArgumentException("No port for " + output);
        }
        return port;
    }

    private static void output(List<String> line, int port) {
        line.addAll(List.of("-map_metadata", "-1", "-output_ts_offset", Long.toString(OFFSET.toSeconds())));
        line.addAll(List.of("-avoid_negative_ts", "disabled", "-f", "mp4"));
        line.addAll(List.of("-movflags", "+empty_moov+default_base_moof+frag_discont+skip_trailer"));
        line.addAll(List.of("-frag_duration", "1000000", "tcp://127.0.0.1:" + port));
    }
}
