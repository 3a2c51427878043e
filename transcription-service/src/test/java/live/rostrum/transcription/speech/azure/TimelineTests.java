package live.rostrum.transcription.speech.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTests {

    private static final long SECOND_TICKS = 10_000_000;

    private final Timeline timeline = new Timeline();

    @Test
    void addsTheRecognizersTimeToWhereItsSoundBegan() {
        timeline.sound(1_000, 16_000);
        timeline.sound(17_000, 16_000);

        assertThat(timeline.startSample(0)).isEqualTo(1_000);
        assertThat(timeline.startSample(SECOND_TICKS)).isEqualTo(17_000);
        assertThat(timeline.endSample(SECOND_TICKS)).isEqualTo(17_000);
        assertThat(timeline.endSample(SECOND_TICKS + SECOND_TICKS / 2)).isEqualTo(25_000);
        assertThat(timeline.size()).isEqualTo(2);
    }

    @Test
    void goesOverAJump() {
        timeline.sound(0, 16_000);
        timeline.sound(160_000, 16_000);

        assertThat(timeline.endSample(SECOND_TICKS)).isEqualTo(16_000);
        assertThat(timeline.startSample(SECOND_TICKS)).isEqualTo(160_000);
        assertThat(timeline.endSample(2 * SECOND_TICKS)).isEqualTo(176_000);
    }

    @Test
    void letsPutInSilenceTakeNoTime() {
        timeline.sound(0, 16_000);
        timeline.silence(16_000);
        timeline.sound(16_000, 16_000);

        assertThat(timeline.startSample(SECOND_TICKS + SECOND_TICKS / 2)).isEqualTo(16_000);
        assertThat(timeline.endSample(SECOND_TICKS + SECOND_TICKS / 2)).isEqualTo(16_000);
        assertThat(timeline.startSample(2 * SECOND_TICKS)).isEqualTo(16_000);
        assertThat(timeline.endSample(3 * SECOND_TICKS)).isEqualTo(32_000);
    }

    @Test
    void neverGoesBeyondTheSoundThatWasGiven() {
        timeline.sound(500, 100);

        assertThat(timeline.startSample(SECOND_TICKS)).isEqualTo(600);
        assertThat(timeline.endSample(SECOND_TICKS)).isEqualTo(600);
    }

    @Test
    void knowsNothingBeforeAnySound() {
        assertThat(timeline.startSample(5)).isZero();
        assertThat(timeline.endSample(5)).isZero();
    }

    @Test
    void forgetsWhatLiesBehindAndStaysRight() {
        for (int i = 0; i < 1_000; i++) {
            timeline.sound(i * 32_000L, 16_000);
            timeline.forget(i * 32_000L + 8_000);
        }

        assertThat(timeline.size()).isLessThanOrEqualTo(2);
        assertThat(timeline.endSample(1_000 * SECOND_TICKS)).isEqualTo(999 * 32_000L + 16_000);
        assertThat(timeline.startSample(999 * SECOND_TICKS)).isEqualTo(999 * 32_000L);
    }
}
