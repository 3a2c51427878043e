package live.rostrum.hls.take;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.rostrum.hls.packager.RenditionPlan;

/** What {@code publish:health} says. */
final class HealthReport {

    private static final Duration INPUT_SILENCE = Duration.ofSeconds(5);

    private HealthReport() {}

    /** The report of a take since the last one. */
    static Map<String, Object> of(StreamState state, Take take, StreamOutput output, Instant now) {
        TakeMeter.Reading reading = take.meter().read(now);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("state", state.wireName());
        report.put("bitrateKbps", reading.bitrateKbps());
        report.put("framesPerSecond", reading.framesPerSecond());
        report.put("lagMs", reading.lagMs());
        report.put("mode", "transcode");
        report.put(
                "renditions", output.plans().stream().map(RenditionPlan::name).toList());
        report.put("warnings", warnings(take, output));
        return report;
    }

    private static List<String> warnings(Take take, StreamOutput output) {
        List<String> warnings = new ArrayList<>();
        if (output.storageFailed()) {
            warnings.add("The server's disk is full: viewers miss parts of the stream.");
        }
        Duration silence = take.meter().sinceInput();
        if (take.pipeline() != null && silence.compareTo(INPUT_SILENCE) > 0) {
            warnings.add("Nothing has arrived for " + silence.toSeconds() + " s.");
        }
        return warnings;
    }
}
