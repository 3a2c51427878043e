package live.rostrum.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTests {

    @Test
    void takesTheMiddleOfAnOddAndOfAnEvenNumber() {
        assertThat(Statistics.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Statistics.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3.0);
    }

    @Test
    void findsTheSlopeOfALineAndNoneInAFlatOne() {
        assertThat(Statistics.slope(List.of(1.0, 2.0, 3.0), List.of(5.0, 7.0, 9.0)))
                .isCloseTo(2.0, within(1e-9));
        assertThat(Statistics.slope(List.of(1.0, 2.0, 3.0), List.of(4.0, 4.0, 4.0)))
                .isZero();
    }

    @Test
    void refusesTooFewValues() {
        assertThatThrownBy(() -> Statistics.median(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Statistics.slope(List.of(1.0), List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Statistics.slope(List.of(1.0, 1.0), List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
