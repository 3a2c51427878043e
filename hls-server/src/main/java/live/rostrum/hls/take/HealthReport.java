package live.rostrum.hls.take;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code publish:health} says. */
final class HealthReport {

    private static final Duration INPUT_SILENCE = Duration.ofSeconds(5);

    private HealthReport() {}

    /** The report of a take since the last one. */
    static Map<String, Object> of(StreamState state, Take take, StreamEncoding encoding, Instant now) {
        TakeMeter.Reading reading = take.meter().read(now);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("state", state.wireName());
        report.put("bitrateKbps", reading.bitrateKbps());
        report.put("framesPerSecond", reading.framesPerSecond());
        report.put("lagMs", reading.lagMs());
        report.put("mode", "transcode");
        report.put("renditions", encoding.made());
        report.put("warnings", warnings(take, encoding));
        return report;
    }

    private static List<String> warnings(Take take, StreamEncoding encoding) {
        List<String> warnings = new ArrayList<>();
        if (encoding.output().storageFailed()) {
            warnings.add("The server's disk is full: viewers miss parts of the stream.");
        }
        if (encoding.isReduced()) {
            warnings.add("The server is busy: viewers have fewer sizes to choose from.");
        }
        Duration silence = take.meter().sinceInput();
        if (take.pipeline() != null && silence.compareTo(INPUT_SILENCE) > 0) {
            warnings.add("Nothing has arrived for " + silence.toSeconds() + " s.");
        }
        return warnings;
    }
}
