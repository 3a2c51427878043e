package live.rostrum.stream.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts failures by key within a window that begins with the first one. Holds at most 50,000 keys (a few MB); beyond
 * that those are forgotten that are asked for least. Safe for use by many threads.
 */
final class FailureCounter {

    private static final long MOST_KEYS = 50_000;

    private final int limit;
    private final Duration window;
    private final Clock clock;
    private final Cache<String, Count> counts;

    FailureCounter(int limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
        this.counts = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(window)
                .build();
    }

    /**
     * Takes an attempt for a failure until {@link #forgive} says otherwise, so that attempts at the same time count too.
     *
     * @return how long to wait when the limit is reached, else nothing
     */
    Optional<Duration> begin(String key) {
        Instant now = clock.instant();
        Count count = counts.asMap().compute(key, (ignored, old) -> {
            if (old == null || !now.isBefore(old.since.plus(window))) {
                return new Count(1, now);
            }
            return new Count(Math.min(old.failures + 1, limit + 1), old.since);
        });
        return count.failures <= limit
                ? Optional.empty()
                : Optional.of(Duration.between(now, count.since.plus(window)));
    }

    /** The attempt succeeded, or was not made after all. */
    void forgive(String key) {
        counts.asMap()
                .computeIfPresent(
                        key, (ignored, old) -> old.failures <= 1 ? null : new Count(old.failures - 1, old.since));
    }

    /** Starts anew. */
    void reset(String key) {
        counts.invalidate(key);
    }

    /** How many keys are held. */
    long size() {
        counts.cleanUp();
        return counts.estimatedSize();
    }

    private record Count(int failures, Instant since) {}
}
