package live.rostrum.transcription.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TakeClockTests {

    private final TakeClock takes = new TakeClock();

    @Test
    void countsOnFromTheLastMark() {
        takes.mark(0, new TakeClock.TakeTime("a", 120.5));
        takes.mark(16_000, new TakeClock.TakeTime("a", 1_120.4));
        takes.mark(32_000, new TakeClock.TakeTime("b", 0));

        assertThat(takes.at(24_000)).isEqualTo(new TakeClock.TakeTime("a", 1_620.5));
        assertThat(takes.at(32_160)).isEqualTo(new TakeClock.TakeTime("b", 10));
    }

    @Test
    void takesAJumpWithinATake() {
        takes.mark(0, new TakeClock.TakeTime("a", 0));
        takes.mark(1_600, new TakeClock.TakeTime("a", 5_000));

        assertThat(takes.at(800).ms()).isEqualTo(50);
        assertThat(takes.at(1_616).ms()).isEqualTo(5_001);
    }

    @Test
    void forgetsTheOldestOfVeryMany() {
        for (int index = 0; index < 3_000; index++) {
            takes.mark(index * 1_600L, new TakeClock.TakeTime("take-" + index, 0));
        }

        assertThat(takes.at(2_999 * 1_600L).takeId()).isEqualTo("take-2999");
        assertThat(takes.at(0).takeId()).isEqualTo("take-2000");
    }

    @Test
    void knowsOneAxisFromAnother() {
        Axis axis = new Axis(1_000_000);

        assertThat(axis.shiftFrom(new Axis(1_000_000.4))).isZero();
        assertThat(axis.shiftFrom(new Axis(1_002_000))).isEqualTo(32_000);
        assertThat(axis.sample((double) axis.time(48_000))).isEqualTo(48_000);
        assertThat(axis.sample(5)).isZero();
    }
}
