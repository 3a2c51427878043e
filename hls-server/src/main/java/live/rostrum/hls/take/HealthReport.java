package live.rostrum.hls.take;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.rostrum.ingest.HealthWarning;

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
        if (take.captions().enabled()) {
            report.put("captions", encoding.captionFigures());
        }
        return report;
    }

    /** Codes of {@link HealthWarning}. */
    private static List<String> warnings(Take take, StreamEncoding encoding) {
        List<HealthWarning> warnings = new ArrayList<>();
        if (encoding.output().storageFailed()) {
            warnings.add(HealthWarning.STORAGE_FULL);
        }
        if (encoding.isReduced()) {
            warnings.add(HealthWarning.FEWER_RENDITIONS);
        }
        Duration silence = take.meter().sinceInput();
        if (take.pipeline() != null && silence.compareTo(INPUT_SILENCE) > 0) {
            warnings.add(HealthWarning.NO_INPUT);
        }
        return warnings.stream().map(HealthWarning::code).toList();
    }
}
