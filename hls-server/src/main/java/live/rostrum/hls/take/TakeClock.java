package live.rostrum.hls.take;

import java.time.Duration;
import java.time.Instant;

/**
 * What a client's clock says about a take, and what the programme's clock says about the same moment. The next take of that client begins as much later in the
 * programme as the client began it later, however late its chunks arrive: behind a backlog they are late, and nothing is missing.
 *
 * @param startedAt when the take began, by the client's clock
 * @param programmeTime of that moment
 */
record TakeClock(Instant startedAt, Instant programmeTime) {

    /** Chunks that are older are dropped by clients: what is later by the two clocks was a clock that was set. */
    private static final Duration LONGEST_BACKLOG = Duration.ofSeconds(30);

    /**
     * Programme time at which the next take begins.
     *
     * @param nextStartedAt when it began, by the same client's clock
     * @param arrival when it would have begun by the arrival of its first chunk; the answer is no later
     */
    Instant next(Instant nextStartedAt, Instant arrival) {
        Duration late = Duration.between(programmeTime, arrival).minus(Duration.between(startedAt, nextStartedAt));
        return late.isNegative() || late.compareTo(LONGEST_BACKLOG) > 0 ? arrival : arrival.minus(late);
    }
}
