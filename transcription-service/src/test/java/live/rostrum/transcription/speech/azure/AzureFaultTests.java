package live.rostrum.transcription.speech.azure;

import static live.rostrum.transcription.speech.azure.SpeechAgainstDouble.QUICK;
import static live.rostrum.transcription.speech.azure.SpeechAgainstDouble.awaitState;
import static live.rostrum.transcription.speech.azure.SpeechAgainstDouble.awaitTexts;
import static live.rostrum.transcription.speech.azure.SpeechAgainstDouble.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechTrouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Every way in which the service fails, with the real SDK: what was said meanwhile is understood afterwards, once, where it was said. */
@ExtendWith(OutputCaptureExtension.class)
class AzureFaultTests {

    private static final long BLOCK = 160;

    private final RecordingListener listener = new RecordingListener();

    @ParameterizedTest
    @CsvSource({
        "401, FAILED wrong-key",
        "403, FAILED wrong-key",
        "429, QUEUED quota",
        "500, RECONNECTING unreachable",
        "503, RECONNECTING unreachable"
    })
    void keepsWhatIsSaidWhileTheServiceRefuses(int status, String state, CapturedOutput output) {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            speech.service.faults().refuse(status);
            SpeechSession session = speech.open(listener);
            long next = Beeps.phrase(1).giveTo(session, 32_000);
            awaitState(listener, state);

            speech.service.faults().refuse(0);
            Beeps.phrase(2, 3).giveTo(session, next);

            awaitTexts(listener, "one", "two three");
            assertThat(listener.finals().get(1).startSample()).isCloseTo(next, within(BLOCK));
            assertThat(listener.states()).startsWith("STARTING", state).endsWith("LISTENING");
            assertThat(listener.lost()).isEmpty();
            assertThat(output).doesNotContain(SpeechAgainstDouble.KEY);
        }
    }

    @Test
    void holdsAWrongKeyForWrongUntilItIsTriedAgain() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            speech.service.faults().onlyKey("another");
            Beeps.phrase(1).giveTo(speech.open(listener), 0);
            awaitState(listener, "FAILED wrong-key");
            assertThat(speech.provider.availability().trouble()).isEqualTo(SpeechTrouble.WRONG_KEY);

            // Whoever comes now is told without asking the service again.
            RecordingListener second = new RecordingListener();
            int asked = speech.service.visits().refused();
            Beeps.phrase(1).giveTo(speech.open(second), 0);
            awaitState(second, "FAILED wrong-key");

            assertThat(speech.service.visits().refused()).isEqualTo(asked);
            assertThat(second.states()).containsExactly("FAILED wrong-key");

            // One of them tries again by and by, and both go on when the service has changed its mind.
            speech.service.faults().onlyKey(SpeechAgainstDouble.KEY);
            awaitThat(() -> assertThat(speech.provider.availability().here()).isTrue());
            awaitTexts(listener, "one");
            awaitTexts(second, "one");
        }
    }

    @Test
    void givesUpOnALanguageThatTheServiceDoesNotKnow() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            speech.service.faults().onlyLanguages(Set.of("en-US"));
            SpeechSession session = speech.open(listener, "tlh-KX");
            Beeps.phrase(1).giveTo(session, 0);

            awaitThat(() -> assertThat(listener.ends()).isEqualTo(1));
            assertThat(listener.states()).endsWith("FAILED language-unknown");
            assertThat(listener.lost()).containsExactly(new SoundBuffer.Range(0, 16_000));
        }
    }

    @Test
    void goesOnWhenTheServiceIsBack() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            SpeechSession session = speech.open(listener);
            long next = Beeps.phrase(1).giveTo(session, 0);
            awaitTexts(listener, "one");

            speech.service.leave();
            next = Beeps.phrase(2, 3).giveTo(session, next);
            awaitState(listener, "RECONNECTING unreachable");
            speech.service.comeBack();
            Beeps.phrase(4).giveTo(session, next);

            awaitTexts(listener, "one", "two three", "four");
            assertThat(listener.finals().get(1).startSample()).isCloseTo(16_000, within(BLOCK));
            assertThat(listener.finals().get(2).startSample()).isCloseTo(next, within(BLOCK));
            assertThat(listener.finals()).extracting(phrase -> phrase.ordinal()).containsExactly(0L, 1L, 2L);
            assertThat(listener.lost()).isEmpty();
        }
    }

    @Test
    void saysAPhraseOnceThatWasCutInItsMiddle() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            speech.service.faults().cutAtHypothesis(2);
            SpeechSession session = speech.open(listener);

            long next = Beeps.phrase(1, 2, 3).giveTo(session, 0);
            Beeps.phrase(4).giveTo(session, next);

            awaitTexts(listener, "one two three", "four");
            assertThat(speech.service.visits().accepted()).isEqualTo(2);
            assertThat(listener.finals().get(1).startSample()).isCloseTo(next, within(BLOCK));
            assertThat(listener.partials())
                    .extracting(phrase -> phrase.ordinal())
                    .containsOnly(0L, 1L);
        }
    }

    @Test
    void replacesTheRecognizerInTheMiddleOfAPhrase() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            SpeechSession session = speech.open(listener);
            long next = Beeps.sound().say(1, 2).giveTo(session, 0);
            awaitThat(() -> assertThat(listener.partials()).isNotEmpty());

            speech.service.leave();
            next = Beeps.sound().say(3).giveTo(session, next);
            awaitState(listener, "RECONNECTING unreachable");
            speech.service.comeBack();
            Beeps.phrase(4).giveTo(session, next);

            awaitTexts(listener, "one two three four");
            assertThat(listener.finals().getFirst().startSample()).isCloseTo(0, within(BLOCK));
        }
    }

    @Test
    void letsNoMoreThanItsPlacesInAndTheOthersInOrder() {
        try (SpeechAgainstDouble speech = new SpeechAgainstDouble(2, QUICK, "zero", "one")) {
            List<RecordingListener> listeners = new ArrayList<>();
            List<SpeechSession> sessions = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                listeners.add(new RecordingListener());
                sessions.add(speech.open(listeners.get(i)));
                Beeps.phrase(1).giveTo(sessions.get(i), 0);
                awaitState(listeners.get(i), i < 2 ? "LISTENING" : "QUEUED quota");
            }

            sessions.get(0).close();
            awaitTexts(listeners.get(2), "one");
            assertThat(listeners.get(3).texts()).isEmpty();
            sessions.get(1).close();
            awaitTexts(listeners.get(3), "one");

            assertThat(speech.service.visits().most()).isEqualTo(2);
        }
    }

    @Test
    void waitsUntilTheServiceHasRoom() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            speech.service.faults().atMost(1);
            SpeechSession first = speech.open(new RecordingListener());
            Beeps.phrase(1).giveTo(first, 0);
            awaitThat(() -> assertThat(speech.service.visits().open()).isEqualTo(1));
            Beeps.phrase(2).giveTo(speech.open(listener), 0);
            awaitState(listener, "QUEUED quota");

            first.close();

            awaitTexts(listener, "two");
        }
    }

    @Test
    void givesItsPlaceBackWhenNoSoundComesAndTakesOneAgain() {
        Pace impatient = new Pace(
                QUICK.firstPause(),
                QUICK.longestPause(),
                QUICK.firstQuotaPause(),
                QUICK.longestQuotaPause(),
                QUICK.connectWithin(),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                QUICK.unheardAfter(),
                QUICK.finishWithin());
        try (SpeechAgainstDouble speech = new SpeechAgainstDouble(1, impatient, "zero", "one", "two")) {
            SpeechSession session = speech.open(listener);
            long next = Beeps.phrase(1).giveTo(session, 0);
            awaitTexts(listener, "one");
            awaitThat(() -> assertThat(speech.service.visits().open()).isZero());
            RecordingListener other = new RecordingListener();
            SpeechSession another = speech.open(other);
            Beeps.phrase(1).giveTo(another, 0);
            awaitTexts(other, "one");
            another.close();

            Beeps.phrase(2).giveTo(session, next + 160_000);

            awaitTexts(listener, "one", "two");
            assertThat(listener.finals().get(1).startSample()).isCloseTo(next + 160_000, within(BLOCK));
            assertThat(listener.lost()).isEmpty();
        }
    }

    @Test
    void hearsManyAtOnce() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            List<RecordingListener> listeners = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                listeners.add(new RecordingListener());
                SpeechSession session = speech.open(listeners.get(i));
                long next = Beeps.phrase(i % 10, 1).giveTo(session, 0);
                Beeps.phrase(2).giveTo(session, next);
            }

            for (int i = 0; i < 12; i++) {
                RecordingListener one = listeners.get(i);
                awaitThat(() -> assertThat(one.texts()).hasSize(2));
                assertThat(one.finals().get(0).words()).hasSize(2);
                assertThat(one.texts().get(1)).isEqualTo("two");
                assertThat(one.lost()).isEmpty();
                assertThat(one.overlaps()).isZero();
            }
            assertThat(speech.service.visits().most()).isEqualTo(12);
        }
    }
}
