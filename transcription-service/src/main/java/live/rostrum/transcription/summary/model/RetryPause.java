package live.rostrum.transcription.summary.model;

import com.openai.core.http.Headers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before a question is asked again: as the service says, else longer each time. */
final class RetryPause {

    /** Who asks for more patience than this is not asked again. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final long FIRST_MS = 500;
    private static final long BACKOFF_MS = 8_000;
    private static final int MOST_DOUBLINGS = 10;

    private RetryPause() {}

    /** Without advice: doubled each time, up to eight seconds, a quarter of it by chance. */
    static Duration backoff(int attempt, RandomGenerator random) {
        long ms = Math.min(BACKOFF_MS, FIRST_MS << Math.min(attempt, MOST_DOUBLINGS));
        return Duration.ofMillis(ms - random.nextLong(ms / 4));
    }

    /** What {@code Retry-After} says in seconds (RFC 9110 10.2.3), or OpenAI's own header in milliseconds. */
    static Optional<Duration> advised(Headers headers) {
        return number(headers.values("retry-after-ms"))
                .map(ms -> Duration.ofMillis(Math.round(ms)))
                .or(() -> number(headers.values("retry-after"))
                        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000))));
    }

    private static Optional<Double> number(List<String> values) {
        return values.stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?"))
                .map(Double::valueOf)
                .findFirst();
    }
}
