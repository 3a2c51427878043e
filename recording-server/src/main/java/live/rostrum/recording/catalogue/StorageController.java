package live.rostrum.recording.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import live.rostrum.recording.settings.RetentionProperties;
import live.rostrum.recording.spool.DiskSpace;
import live.rostrum.recording.store.RecordingStore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What administrators want to know of the room that recordings take. */
@RestController
@RequestMapping("/api/recordings")
@Tag(name = "Storage", description = "Needs the role ADMIN.")
class StorageController {

    private final Recordings recordings;
    private final Housekeeping housekeeping;
    private final RecordingStore store;
    private final DiskSpace space;
    private final RetentionProperties retention;

    StorageController(
            Recordings recordings,
            Housekeeping housekeeping,
            RecordingStore store,
            DiskSpace space,
            RetentionProperties retention) {
        this.recordings = recordings;
        this.housekeeping = housekeeping;
        this.store = store;
        this.space = space;
        this.retention = retention;
    }

    @GetMapping("/storage")
    @Operation(
            summary = "Room for recordings",
            description = "`freeBytes` and `state` are of the recorder's disk: `low` refuses new recordings, `full`"
                    + " means that those that run wait in the browsers.")
    Storage storage() {
        Duration maxAge = retention.maxAge();
        return new Storage(
                store.kind().name().toLowerCase(Locale.ROOT),
                recordings.playable().stream()
                        .mapToLong(recording -> recording.media() == null
                                ? 0
                                : recording.media().sizeBytes())
                        .sum(),
                space.freeBytes(),
                space.reserveBytes(),
                space.state().name().toLowerCase(Locale.ROOT),
                new Rules(
                        maxAge == null ? null : maxAge.toDays(),
                        retention.maxSize() == null ? null : retention.maxSize().toBytes()));
    }

    @PostMapping("/retention/preview")
    @Operation(summary = "What retention would delete now", description = "Deletes nothing.")
    Preview preview() {
        List<Preview.Item> items = housekeeping.expired().stream()
                .map(expiry -> new Preview.Item(
                        expiry.recording().recordingId(),
                        recordings
                                .find(expiry.recording().recordingId())
                                .map(recording -> recording.listing().title())
                                .orElse(""),
                        expiry.recording().sizeBytes(),
                        expiry.reason().name().toLowerCase(Locale.ROOT)))
                .toList();
        return new Preview(
                items, items.stream().mapToLong(Preview.Item::sizeBytes).sum());
    }

    /**
     * Room for recordings.
     *
     * @param kind {@code local} or {@code s3}
     * @param usedBytes by finished recordings
     * @param freeBytes on the recorder's disk
     * @param reserveBytes of it, for recordings that run
     * @param state {@code ok}, {@code low} or {@code full}
     * @param retention what deletes recordings by itself
     */
    record Storage(String kind, long usedBytes, long freeBytes, long reserveBytes, String state, Rules retention) {}

    /**
     * What deletes recordings by itself.
     *
     * @param maxAgeDays older ones are deleted; null if none are
     * @param maxBytes the oldest are deleted while all together are larger; null if none are
     */
    record Rules(@Nullable Long maxAgeDays, @Nullable Long maxBytes) {}

    /**
     * What would be deleted.
     *
     * @param items in the order of their deletion
     * @param bytes of them together
     */
    record Preview(List<Item> items, long bytes) {

        /**
         * A recording that would be deleted.
         *
         * @param reason {@code age} or {@code size}
         */
        record Item(String id, String title, long sizeBytes, String reason) {}
    }
}
