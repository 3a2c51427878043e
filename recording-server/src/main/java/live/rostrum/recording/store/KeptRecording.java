package live.rostrum.recording.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What retention looks at.
 *
 * @param recordingId which
 * @param endedAt when what was recorded was over; its age counts from there
 * @param sizeBytes of its files
 * @param busy whether it is recording, processing or waits for late chunks: then it stays
 * @param stay what its stream says about it
 */
public record KeptRecording(String recordingId, Instant endedAt, long sizeBytes, boolean busy, Stay stay) {

    /** What a stream says about its recordings. */
    public sealed interface Stay {

        /**
         * As a number of days says.
         *
         * @param days 0: for ever; null: nothing is said
         */
        static Stay ofDays(@Nullable Integer days) {
            if (days == null) {
                return new AsAll();
            }
            return days == 0 ? new ForEver() : new For(Duration.ofDays(days));
        }

        /** Nothing: the general rules hold. */
        record AsAll() implements Stay {}

        /** It stays until somebody deletes it. */
        record ForEver() implements Stay {}

        /** It has a largest age of its own; for the size of all it counts like any other. */
        record For(Duration time) implements Stay {

            public For {
                if (time.isNegative() || time.isZero()) {
                    throw new IllegalArgumentException("A recording stays for " + time);
                }
            }
        }
    }
}
