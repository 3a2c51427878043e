package live.rostrum.recording.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How long finished recordings are kept. What is recording or processing is never deleted, whatever stands here.
 *
 * @param maxAge a recording older than this is deleted, unless its stream says how long; if not set, age deletes nothing
 * @param maxSize while all recordings together are larger than this, the oldest are deleted; if not set, size deletes nothing
 */
@ConfigurationProperties("rostrum.recording.retention")
public record RetentionProperties(
        @Nullable Duration maxAge, @Nullable DataSize maxSize) {

    public RetentionProperties {
        if (maxAge != null && (maxAge.isNegative() || maxAge.isZero())) {
            throw new IllegalArgumentException("rostrum.recording.retention.max-age is more than nothing");
        }
        if (maxSize != null && maxSize.isNegative()) {
            throw new IllegalArgumentException("rostrum.recording.retention.max-size is not negative");
        }
    }
}
