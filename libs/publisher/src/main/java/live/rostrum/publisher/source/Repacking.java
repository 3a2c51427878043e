package live.rostrum.publisher.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How FFmpeg makes a live Matroska stream of a file: copying what ingest servers are known to read, encoding the rest. */
record Repacking(MediaProbe probe) {

    /** The length of a Cluster. */
    static final int TIMESLICE_MS = 250;

    private static final Set<String> COPIED_VIDEO = Set.of("h264", "vp8", "vp9", "av1");
    private static final Set<String> COPIED_AUDIO = Set.of("opus", "aac");
    private static final int ENCODED_KEY_FRAME_INTERVAL_MS = 2000;
    private static final String ENCODE_VIDEO = "-c:v libx264 -preset superfast -tune zerolatency -pix_fmt yuv420p"
            + " -force_key_frames expr:gte(t,n_forced*" + ENCODED_KEY_FRAME_INTERVAL_MS / 1000 + ")";
    private static final String ENCODE_AUDIO = "-c:a libopus -b:a 128k -ar 48000 -ac 2";

    List<String> arguments(Path file, Pace pace) {
        List<String> line = words("-nostdin -hide_banner -nostats -loglevel error");
        if (pace == Pace.REAL_TIME) {
            line.add("-re");
        }
        line.addAll(List.of("-i", "file:" + file));
        line.addAll(words("-map 0:V:0? -map 0:a:0?")); // V: no cover pictures
        line.addAll(words(encodesVideo() ? ENCODE_VIDEO : "-c:v copy"));
        line.addAll(words(encodesAudio() ? ENCODE_AUDIO : "-c:a copy"));
        line.addAll(
                words("-map_metadata -1 -f matroska -flush_packets 1 -cluster_time_limit " + TIMESLICE_MS + " pipe:1"));
        return line;
    }

    private static List<String> words(String options) {
        return new ArrayList<>(List.of(options.split(" ", -1)));
    }

    private boolean encodesVideo() {
        return isEncoded(probe.videoCodec(), COPIED_VIDEO);
    }

    private boolean encodesAudio() {
        return isEncoded(probe.audioCodec(), COPIED_AUDIO);
    }

    private static boolean isEncoded(Optional<String> codec, Set<String> copied) {
        return codec.filter(name -> !copied.contains(name)).isPresent();
    }

    String mimeType() {
        return Stream.of(
                        probe.videoCodec().map(codec -> encodesVideo() ? "h264" : codec),
                        probe.audioCodec().map(codec -> encodesAudio() ? "opus" : codec))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(",", "video/x-matroska;codecs=", ""));
    }

    int keyFrameIntervalMs() {
        return encodesVideo() ? ENCODED_KEY_FRAME_INTERVAL_MS : probe.keyFrameIntervalMs();
    }
}
