package live.rostrum.transcription.speech.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.cognitiveservices.speech.CancellationErrorCode;
import com.microsoft.cognitiveservices.speech.CancellationReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Places, pauses, the key's gate and reasons. */
class TurnTakingTests {

    @Test
    void grantsPlacesInTheOrderOfAsking() {
        Places places = new Places(1);
        List<String> granted = new ArrayList<>();
        Runnable first = () -> granted.add("first");
        Runnable second = () -> granted.add("second");
        Runnable third = () -> granted.add("third");

        assertThat(places.take(first)).isTrue();
        assertThat(places.take(first)).isTrue();
        assertThat(places.take(second)).isFalse();
        assertThat(places.take(third)).isFalse();
        places.release(second);
        places.release(first);
        places.release(first);

        assertThat(granted).containsExactly("third");
        assertThat(places.take(second)).isFalse();
        places.release(third);
        assertThat(granted).containsExactly("third", "second");
    }

    @Test
    void doublesPausesUpToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

        assertThat(List.of(backoff.pause(), backoff.pause(), backoff.pause(), backoff.pause(), backoff.pause()))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 5L, 5L);
        backoff.reset();
        assertThat(backoff.pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void letsOneTryARefusedKeyWhenItIsTime() {
        ManualAlarms time = new ManualAlarms();
        KeyGate gate = new KeyGate(time::nanoTime, Duration.ofMinutes(5));
        assertThat(gate.passes()).isTrue();

        gate.refused();
        assertThat(gate.shut()).isTrue();
        assertThat(gate.passes()).isFalse();
        time.advance(Duration.ofMinutes(5));

        assertThat(gate.shut()).isFalse();
        assertThat(gate.passes()).isTrue();
        assertThat(gate.passes()).isFalse();
        gate.accepted();
        assertThat(gate.passes()).isTrue();
        assertThat(gate.passes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "AuthenticationFailure, WRONG_KEY",
        "TooManyRequests, QUOTA",
        "Forbidden, QUOTA",
        "BadRequest, LANGUAGE_UNKNOWN",
        "ConnectionFailure, UNREACHABLE",
        "ServiceTimeout, UNREACHABLE",
        "ServiceError, UNREACHABLE",
        "ServiceUnavailable, UNREACHABLE",
        "RuntimeError, UNREACHABLE"
    })
    void tellsReasonsApart(CancellationErrorCode code, Cancellation expected) {
        assertThat(Cancellation.of(CancellationReason.Error, code)).isEqualTo(expected);
        assertThat(Cancellation.of(CancellationReason.EndOfStream, code)).isEqualTo(Cancellation.END_OF_SOUND);
    }

    @ParameterizedTest
    @EnumSource(CancellationErrorCode.class)
    void hasAnAnswerToEachReason(CancellationErrorCode code) {
        assertThat(Cancellation.of(CancellationReason.Error, code)).isNotEqualTo(Cancellation.END_OF_SOUND);
    }
}
