package live.rostrum.recording.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.rostrum.ingest.HealthWarning;
import live.rostrum.recording.spool.DiskSpace;

/** What {@code publish:health} says on {@code /recorder}. */
final class RecorderHealthReport {

    private RecorderHealthReport() {}

    /** The report of a take since the last one. {@code lagMs} is how long the oldest chunk has been waiting for the disk. */
    static Map<String, Object> of(Seat seat, DiskSpace.State space, Instant now) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put(
                "state",
                switch (space) {
                    case OK -> "recording";
                    case LOW -> "storage-low";
                    case FULL -> "storage-full";
                });
        report.put("bitrateKbps", seat.bitrateKbps(now));
        report.put(
                "lagMs",
                seat.take()
                        .waitingSince()
                        .map(since -> Duration.between(since, now).toMillis())
                        .orElse(0L));
        report.put("warnings", space == DiskSpace.State.FULL ? List.of(HealthWarning.STORAGE_FULL.code()) : List.of());
        return report;
    }
}
