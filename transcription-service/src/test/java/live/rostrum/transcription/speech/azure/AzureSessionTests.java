package live.rostrum.transcription.speech.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpokenPhrase;
import org.junit.jupiter.api.Test;

/** What a session does over minutes, with recognizers that do as they are told and time that is moved by hand. */
class AzureSessionTests {

    private static final int SECOND = 16_000;
    private static final long SECOND_TICKS = 10_000_000;

    private final ManualAlarms time = new ManualAlarms();
    private final List<FakeRecognizer> recognizers = new ArrayList<>();
    private final Places places = new Places(1);
    private final Deque<Runnable> closings = new ArrayDeque<>();
    private final RecordingListener listener = new RecordingListener();
    private final AzureSession session = session(listener);
    private long position;

    private AzureSession session(RecordingListener told) {
        Surroundings shared = new Surroundings(
                (_, events) -> {
                    FakeRecognizer made = new FakeRecognizer(events);
                    recognizers.add(made);
                    return made;
                },
                places,
                new KeyGate(time::nanoTime, Duration.ofMinutes(5)),
                time,
                Runnable::run,
                Runnable::run,
                new Closings(closings::add, time),
                Pace.USUAL);
        return new AzureSession(new SpeechRequest("s", List.of("en-US"), List.of()), told, shared);
    }

    @Test
    void opensNothingBeforeThereIsSound() {
        time.advance(Duration.ofHours(1));

        assertThat(recognizers).isEmpty();
        assertThat(listener.calls()).isZero();
    }

    @Test
    void keepsAMinuteWhileTheServiceIsAwayAndTellsWhatIsLost() {
        seconds(1);
        for (int i = 0; i < 100; i++) {
            if (!recognizers.getLast().closedOrCancelled) {
                recognizers.getLast().cancel(Cancellation.UNREACHABLE);
            }
            seconds(1);
        }
        assertThat(recognizers.size()).isBetween(6, 9);
        time.advance(Duration.ofSeconds(30));

        recognizers.getLast().tell(new RecognizerEvent.Connected());

        // A minute, and the silence after it.
        assertThat(recognizers.getLast().samples).isEqualTo(60 * SECOND + SECOND * 3 / 2);
        assertThat(listener.lost().getFirst().firstSample()).isZero();
        assertThat(listener.lost().getLast().endSample()).isEqualTo(41L * SECOND);
        assertThat(listener.lost().stream()
                        .mapToLong(range -> range.endSample() - range.firstSample())
                        .sum())
                .isEqualTo(41L * SECOND);
        assertThat(listener.states()).containsExactly("STARTING", "RECONNECTING unreachable", "LISTENING");
    }

    @Test
    void saysOnlyTheNotFinalSoundAgain() {
        seconds(3);
        recognizers.getFirst().tell(new RecognizerEvent.Connected());
        recognizers.getFirst().phrase(0, 2, "First.");
        recognizers.getFirst().cancel(Cancellation.UNREACHABLE);
        time.advance(Duration.ofSeconds(1));

        assertThat(recognizers.get(1).samples).isEqualTo(SECOND);
        recognizers.get(1).phrase(0, 1, "Second.");

        assertThat(listener.finals()).extracting(SpokenPhrase::startSample).containsExactly(0L, 2L * SECOND);
        assertThat(listener.finals()).extracting(SpokenPhrase::ordinal).containsExactly(0L, 1L);
    }

    @Test
    void tellsNothingThatARecognizerSaysAfterItsEnd() {
        seconds(3);
        FakeRecognizer first = recognizers.getFirst();
        first.cancel(Cancellation.UNREACHABLE);
        first.phrase(0, 1, "Late.");
        first.cancel(Cancellation.WRONG_KEY);

        assertThat(listener.texts()).isEmpty();
        assertThat(listener.states()).endsWith("RECONNECTING unreachable");
    }

    @Test
    void doesNotCountSilenceThatWasHeardForLost() {
        seconds(1);
        recognizers.getFirst().tell(new RecognizerEvent.Connected());
        seconds(3_600);

        recognizers.getFirst().cancel(Cancellation.UNREACHABLE);
        time.advance(Duration.ofSeconds(2));

        assertThat(listener.lost()).isEmpty();
        assertThat(recognizers).hasSize(2);
        assertThat(recognizers.getFirst().samples).isEqualTo(3_601 * SECOND);
        // What was given in the last quarter of a minute may have had a word in it.
        assertThat(recognizers.get(1).samples).isBetween(14 * SECOND, 17 * SECOND);
    }

    @Test
    void triesAWrongKeyEveryFiveMinutes() {
        seconds(1);
        recognizers.getFirst().cancel(Cancellation.WRONG_KEY);
        time.advance(Duration.ofMinutes(4));
        assertThat(recognizers).hasSize(1);

        time.advance(Duration.ofSeconds(70));
        assertThat(recognizers).hasSize(2);
        for (int tries = 2; tries <= 5; tries++) {
            assertThat(recognizers).hasSize(tries);
            recognizers.getLast().cancel(Cancellation.WRONG_KEY);
            time.advance(Duration.ofSeconds(310));
        }

        assertThat(listener.states()).containsExactly("STARTING", "FAILED wrong-key");
        assertThat(listener.ends()).isZero();
    }

    @Test
    void givesThePlaceToTheNextWhileItWaitsForQuota() {
        RecordingListener otherListener = new RecordingListener();
        AzureSession other = session(otherListener);
        seconds(1);
        other.audio(0, new byte[3_200]);
        assertThat(otherListener.states()).containsExactly("QUEUED quota");

        recognizers.getFirst().cancel(Cancellation.QUOTA);
        runClosings();

        assertThat(recognizers).hasSize(2);
        assertThat(otherListener.states()).endsWith("STARTING");
        time.advance(Duration.ofSeconds(5));
        assertThat(listener.states()).containsExactly("STARTING", "QUEUED quota");
        other.close();
        runClosings();
        assertThat(recognizers).hasSize(3);
        recognizers.get(2).tell(new RecognizerEvent.Connected());
        assertThat(listener.states()).endsWith("LISTENING");
    }

    @Test
    void replacesARecognizerThatIsNeverLetIn() {
        seconds(1);

        time.advance(Duration.ofSeconds(32));

        assertThat(recognizers).hasSize(2);
        assertThat(listener.states()).containsExactly("STARTING", "RECONNECTING unreachable");
    }

    @Test
    void givesThePlaceBackAfterTenSecondsEvenIfTheSdkHangs() {
        seconds(1);
        session.close();
        List<String> granted = new ArrayList<>();
        assertThat(places.take(() -> granted.add("next"))).isFalse();

        time.advance(Duration.ofSeconds(9));
        assertThat(granted).isEmpty();
        time.advance(Duration.ofSeconds(1));

        assertThat(granted).containsExactly("next");
        assertThat(closings).hasSize(1);
        runClosings();
        assertThat(granted).hasSize(1);
    }

    @Test
    void endsAfterEightSecondsEvenIfTheServiceIsSilent() {
        seconds(2);
        recognizers.getFirst().tell(new RecognizerEvent.Connected());

        session.finish();
        assertThat(recognizers.getFirst().ended).isTrue();
        time.advance(Duration.ofSeconds(8));

        assertThat(listener.ends()).isEqualTo(1);
        assertThat(listener.lost()).containsExactly(new SoundBuffer.Range(0, 2L * SECOND));
    }

    @Test
    void endsAtOnceWhenNothingIsOnItsWay() {
        session.finish();

        assertThat(listener.ends()).isEqualTo(1);
        session.finish();
        assertThat(listener.ends()).isEqualTo(1);
    }

    @Test
    void goesOnWhenAListenerThrows() {
        List<String> heard = new ArrayList<>();
        AzureSession other = session(new RecordingListener() {
            @Override
            public void finalPhrase(SpokenPhrase phrase) {
                heard.add(phrase.text());
                throw new IllegalStateException("full");
            }
        });
        other.audio(0, new byte[64_000]);

        recognizers.getFirst().phrase(0, 1, "One.");
        recognizers.getFirst().phrase(1, 2, "Two.");

        assertThat(heard).containsExactly("One.", "Two.");
    }

    @Test
    void takesNoHalfSampleAndNoPlaceBeforeTheBeginning() {
        assertThatIllegalArgumentException().isThrownBy(() -> session.audio(0, new byte[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> session.audio(-1, new byte[2]));
    }

    /** Sound that comes as time passes. */
    private void seconds(int count) {
        for (int i = 0; i < 10 * count; i++) {
            session.audio(position, new byte[3_200]);
            position += 1_600;
            time.advance(Duration.ofMillis(100));
        }
    }

    private void runClosings() {
        for (Runnable closing = closings.poll(); closing != null; closing = closings.poll()) {
            closing.run();
        }
    }

    private static final class FakeRecognizer implements Recognizer {

        private final Consumer<RecognizerEvent> events;
        private int samples;
        private boolean ended;
        private boolean closedOrCancelled;

        FakeRecognizer(Consumer<RecognizerEvent> events) {
            this.events = events;
        }

        void tell(RecognizerEvent event) {
            events.accept(event);
        }

        void cancel(Cancellation why) {
            closedOrCancelled = true;
            events.accept(new RecognizerEvent.Cancelled(why));
        }

        void phrase(int startSecond, int endSecond, String text) {
            events.accept(new RecognizerEvent.Phrase(new RecognizedText(
                    startSecond * SECOND_TICKS, (endSecond - startSecond) * SECOND_TICKS, null, text, List.of())));
        }

        @Override
        public void write(byte[] pcm) {
            samples += pcm.length / 2;
        }

        @Override
        public void endOfSound() {
            ended = true;
        }

        @Override
        public void close() {
            closedOrCancelled = true;
        }
    }
}
