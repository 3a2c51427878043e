package live.rostrum.hls.take;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TakeClockTests {

    private static final Instant PROGRAMME = Instant.parse("2026-05-01T10:00:00Z");

    /** The client's clock is three minutes fast. */
    private static final Instant STARTED = PROGRAMME.plusSeconds(180);

    private final TakeClock clock = new TakeClock(STARTED, PROGRAMME);

    @Test
    void aTakeBeginsAsMuchLaterAsTheClientBeganIt() {
        Instant arrival = PROGRAMME.plusSeconds(75);

        assertThat(clock.next(STARTED.plusSeconds(60), arrival)).isEqualTo(PROGRAMME.plusSeconds(60));
    }

    @Test
    void aTakeNeverBeginsAfterItsArrival() {
        Instant arrival = PROGRAMME.plusSeconds(58);

        assertThat(clock.next(STARTED.plusSeconds(60), arrival)).isEqualTo(arrival);
    }

    @Test
    void aClockThatWasSetCountsForNothing() {
        Instant arrival = PROGRAMME.plusSeconds(60);

        assertThat(clock.next(STARTED.minus(Duration.ofHours(1)), arrival)).isEqualTo(arrival);
        assertThat(clock.next(STARTED.plus(Duration.ofHours(1)), arrival)).isEqualTo(arrival);
        assertThat(clock.next(Instant.MIN, arrival)).isEqualTo(arrival);
        assertThat(clock.next(Instant.MAX, arrival)).isEqualTo(arrival);
    }
}
