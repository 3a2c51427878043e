package live.rostrum.transcription.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.speech.SpokenPhrase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeechLineTests {

    private static final SessionTimings SHORT = new SessionTimings(
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofMillis(20),
            Duration.ofMillis(80),
            Duration.ofMillis(300),
            Duration.ofSeconds(1));

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Mailbox mailbox = new Mailbox("talk", threads, timer);
    private final SessionPlaces places = new SessionPlaces(1);
    private final ScriptedSpeech speech = new ScriptedSpeech();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final SpeechLine line = new SpeechLine(
            speech, new SpeechRequest("talk", List.of("en-US"), List.of()), mailbox, places, SHORT, new KeptEar());
    private long position;

    @AfterEach
    void stop() {
        threads.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void givesTheNextSessionAllSoundSinceTheLastFinalPhrase() throws Exception {
        sound(100);
        speech.session(0).says(0, 0, 48_000, "One.");
        speech.session(0).partial(1, 48_000, 80_000, "two and");
        speech.session(0).givesUp(SpeechTrouble.UNREACHABLE);

        ScriptedSpeech.Session next = speech.session(1);
        next.awaitSound(160_000);
        next.says(0, 48_000, 100_000, "Two and a half.");

        assertThat(next.first()).isEqualTo(48_000);
        await().untilAsserted(() -> assertThat(heard)
                .containsExactly("final 0-0 One.", "partial 0-1 two and", "abandoned", "final 111c-0 Two and a half."));
        assertThat(speech.session(0).isClosed()).isTrue();
    }

    @Test
    void hearsNothingMoreOfASessionThatIsGone() throws Exception {
        sound(10);
        ScriptedSpeech.Session gone = speech.session(0);
        gone.givesUp(SpeechTrouble.UNREACHABLE);
        speech.session(1);

        gone.says(0, 0, 16_000, "a ghost");
        speech.session(1).says(0, 0, 16_000, "Real.");

        await().untilAsserted(() -> assertThat(heard).containsExactly("abandoned", "final 0-0 Real."));
    }

    @Test
    void keepsTryingWithLongerPausesAndSaysSo() throws Exception {
        sound(10);
        for (int index = 0; index < 4; index++) {
            speech.session(index).givesUp(SpeechTrouble.QUOTA);
        }
        await().until(() -> ask(line::trouble) == SpeechTrouble.QUOTA || speech.sessions.size() == 5);

        ScriptedSpeech.Session last = speech.session(4);
        last.awaitSound(16_000);

        assertThat(last.first()).isZero();
        await().until(() -> ask(line::state) == SpeechState.LISTENING);
        assertThat(ask(line::trouble)).isNull();
        assertThat(heard).doesNotContain("finished").noneMatch(what -> what.startsWith("lost"));
    }

    @Test
    void losesNothingSilentlyWhereNobodyCanHear() throws Exception {
        sound(10);
        speech.session(0).says(0, 0, 4_000, "One.");
        speech.session(0).givesUp(SpeechTrouble.WRONG_KEY);

        await().until(() -> ask(line::isHopeless));
        assertThat(ask(line::state)).isEqualTo(SpeechState.FAILED);
        assertThat(heard).contains("lost 4000 16000");
        await().until(() -> !ask(line::isHopeless));
        sound(1);
        assertThat(speech.session(1).first()).isEqualTo(16_000);
    }

    @Test
    void outlivesAProviderThatThrows() throws Exception {
        speech.setBroken(true);
        sound(10);
        await().until(() -> ask(line::state) == SpeechState.RECONNECTING);
        speech.setBroken(false);

        assertThat(speech.session(0).first()).isZero();
    }

    @Test
    void remembersNoMoreThanAMinuteWhateverIsSaid() throws Exception {
        sound(10);
        speech.session(0).partial(0, 0, 16_000, "endless");
        sound(3_000);
        speech.session(0).awaitSound(position);
        speech.session(0).givesUp(SpeechTrouble.UNREACHABLE);

        ScriptedSpeech.Session next = speech.session(1);
        next.awaitSound(position);

        assertThat(position - next.first()).isEqualTo(60 * 16_000);
        assertThat(heard).contains("lost 0 " + next.first());
    }

    @Test
    void keepsLittleOfAnHourOfSilence() throws Exception {
        sound(36_000);
        speech.session(0).awaitSound(position);
        speech.session(0).givesUp(SpeechTrouble.UNREACHABLE);

        ScriptedSpeech.Session next = speech.session(1);
        next.awaitSound(position);

        assertThat(position).isEqualTo(3_600L * 16_000);
        assertThat(position - next.first()).isEqualTo(20 * 16_000);
        assertThat(heard).containsExactly("abandoned");
    }

    @Test
    void endsAfterTheLastWords() throws Exception {
        sound(10);
        ScriptedSpeech.Session session = speech.session(0);
        mailbox.post(line::finish);
        await().until(session::isFinished);

        session.says(0, 0, 8_000, "Bye.");
        session.ends();

        await().untilAsserted(() -> assertThat(heard).containsExactly("final 0-0 Bye.", "abandoned", "finished"));
        assertThat(session.isClosed()).isTrue();
    }

    @Test
    void endsWithoutAProviderThatNeverComesToAnEnd() throws Exception {
        sound(10);
        speech.session(0).partial(0, 0, 8_000, "By");
        mailbox.post(line::finish);

        await().untilAsserted(() ->
                assertThat(heard).containsExactly("partial 0-0 By", "abandoned", "lost 0 16000", "finished"));
    }

    @Test
    void tellsWhatWaitedInVainForAPlace() throws Exception {
        SessionPlaces.Place other = places.ask(() -> {});
        sound(10);
        await().until(() -> ask(line::state) == SpeechState.QUEUED);
        assertThat(ask(() -> line.isFull(16_000))).isFalse();
        assertThat(ask(() -> line.isFull(60 * 16_000))).isTrue();

        mailbox.post(line::finish);

        await().untilAsserted(() -> assertThat(heard).containsExactly("abandoned", "lost 0 16000", "finished"));
        other.release();
        assertThat(speech.sessions).isEmpty();
    }

    /** So many tenths of a second. */
    private void sound(int pieces) throws Exception {
        for (int index = 0; index < pieces; index++) {
            SoundBacklog.Sound sound = new SoundBacklog.Sound(position, new byte[3_200]);
            position = sound.endSample();
            var _ = ask(() -> {
                line.audio(sound);
                return true;
            });
        }
    }

    private <T> T ask(Supplier<T> question) throws Exception {
        return mailbox.ask(question, Duration.ofSeconds(10));
    }

    private final class KeptEar implements PhraseEar {

        @Override
        public void partial(String id, SpokenPhrase phrase) {
            heard.add("partial " + id + " " + phrase.text());
        }

        @Override
        public void finalPhrase(String id, SpokenPhrase phrase) {
            heard.add("final " + id + " " + phrase.text());
        }

        @Override
        public void abandoned() {
            heard.add("abandoned");
        }

        @Override
        public void lost(long fromSample, long toSample) {
            heard.add("lost " + fromSample + " " + toSample);
        }

        @Override
        public void changed() {}

        @Override
        public void finished() {
            heard.add("finished");
        }
    }
}
