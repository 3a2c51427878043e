package live.rostrum.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordErrorsTests {

    @Test
    void countsReplacedAddedAndMissingWords() {
        assertThat(WordErrors.of("go forward ten meters", "go forward ten meters"))
                .isEqualTo(new WordErrors(0, 4));
        assertThat(WordErrors.of("go forward ten meters", "go for ward ten")).isEqualTo(new WordErrors(3, 4));
        assertThat(WordErrors.of("ten", "")).isEqualTo(new WordErrors(1, 1));
        assertThat(WordErrors.of("ten", "ten of clubs").percent()).isEqualTo(200.0);
    }

    @Test
    void disregardsCapitalsAndPunctuation() {
        assertThat(WordErrors.of("don't go there", "Don't go, there!")).isEqualTo(new WordErrors(0, 3));
    }

    @Test
    void addsUpAndNeedsWords() {
        assertThat(new WordErrors(1, 4).plus(new WordErrors(1, 6)).percent()).isEqualTo(20.0);
        assertThatThrownBy(WordErrors.NONE::percent).isInstanceOf(IllegalStateException.class);
    }
}
