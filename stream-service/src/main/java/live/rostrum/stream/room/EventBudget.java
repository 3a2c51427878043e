package live.rostrum.stream.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How many events a connection may send: a bucket of tokens, so that a burst is fine and a flood is not. */
final class EventBudget {

    private static final int BURST = 20;
    private static final Duration REFILL = Duration.ofMillis(500);
    private static final int MOST_REFUSALS = 100;

    private final Clock clock;
    private double tokens = BURST;
    private Instant filledAt;
    private int refusals;

    EventBudget(Clock clock) {
        this.clock = clock;
        this.filledAt = clock.instant();
    }

    /** Whether one more event is allowed now, refused, or so far out of bounds that the connection should end. */
    synchronized Verdict spend() {
        Instant now = clock.instant();
        double refilled = (double) Duration.between(filledAt, now).toMillis() / REFILL.toMillis();
        tokens = Math.min(BURST, tokens + Math.max(0, refilled));
        filledAt = now;
        if (tokens >= 1) {
            tokens -= 1;
            return Verdict.ALLOWED;
        }
        refusals++;
        return refusals > MOST_REFUSALS ? Verdict.HOPELESS : Verdict.REFUSED;
    }

    enum Verdict {
        ALLOWED,
        REFUSED,
        HOPELESS
    }
}
