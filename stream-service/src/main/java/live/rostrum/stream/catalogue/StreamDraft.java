package live.rostrum.stream.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stream as its owner writes it; only the title is required.
 *
 * @param title one line, at most 120 characters
 * @param description plain text, at most 5000 characters
 * @param scheduledStart when it is announced for
 * @param visibility public when left out
 * @param latency standard when left out
 * @param record true when left out
 * @param retentionDays how many days its recordings stay after the end, up to ten years; 0: for ever; as the server says when left out
 * @param captions off when left out
 * @param delivery without CDN when left out
 */
record StreamDraft(
        @NotBlank(message = "is required") @Size(max = 120, message = "may have at most 120 characters") @Nullable
        String title,

        @Size(max = 5000, message = "may have at most 5000 characters") @Nullable
        String description,

        @Nullable Instant scheduledStart,
        @Nullable Visibility visibility,
        @Nullable Latency latency,
        @Nullable Boolean record,

        @Min(value = 0, message = "must be 0 or more")
        @Max(value = StreamSettings.MOST_RETENTION_DAYS, message = "must be 3650 or less")
        @Nullable
        Integer retentionDays,

        @Valid @Nullable CaptionsDraft captions,
        @Nullable DeliveryDraft delivery) {

    static StreamDraft of(StreamSettings settings) {
        return new StreamDraft(
                settings.title(),
                settings.description(),
                settings.scheduledStart(),
                settings.visibility(),
                settings.latency(),
                settings.record(),
                settings.retentionDays(),
                CaptionsDraft.of(settings.captions()),
                new DeliveryDraft(settings.delivery().cdn()));
    }

    StreamSettings settings() {
        return new StreamSettings(
                Objects.requireNonNull(title).strip(),
                Objects.requireNonNullElse(description, ""),
                scheduledStart == null ? null : scheduledStart.truncatedTo(ChronoUnit.MILLIS),
                Objects.requireNonNullElse(visibility, Visibility.PUBLIC),
                Objects.requireNonNullElse(latency, Latency.STANDARD),
                Objects.requireNonNullElse(record, true),
                retentionDays,
                Objects.requireNonNullElse(captions, CaptionsDraft.NONE).captions(),
                new StreamSettings.Delivery(delivery != null && Boolean.TRUE.equals(delivery.cdn)));
    }

    /** Delivery as written. */
    record DeliveryDraft(@Nullable Boolean cdn) {}
}
