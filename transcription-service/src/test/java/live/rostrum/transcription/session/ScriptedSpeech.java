package live.rostrum.transcription.session;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import live.rostrum.transcription.speech.Availability;
import live.rostrum.transcription.speech.ProviderTraits;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechProvider;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.speech.SpokenPhrase;
import org.jspecify.annotations.Nullable;

/** A provider that hears what a test tells it to. */
public final class ScriptedSpeech implements SpeechProvider {

    public final List<Session> sessions = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    /** The session that was opened as the n-th, as soon as it is. */
    public Session session(int index) {
        await().atMost(Duration.ofSeconds(10)).until(() -> sessions.size() > index);
        return sessions.get(index);
    }

    /** Throws at each opening, which no provider may. */
    public void setBroken(boolean broken) {
        this.broken = broken;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Availability availability() {
        return Availability.HERE;
    }

    @Override
    public ProviderTraits traits() {
        return new ProviderTraits(null, false, null, 2);
    }

    @Override
    public SpeechSession open(SpeechRequest request, SpeechListener listener) {
        if (broken) {
            throw new IllegalStateException("broken on purpose");
        }
        Session session = new Session(request, listener);
        sessions.add(session);
        listener.state(SpeechState.LISTENING, null);
        return session;
    }

    /** A session that keeps which sound it was given. */
    public static final class Session implements SpeechSession {

        public final SpeechRequest request;
        private final SpeechListener listener;
        private volatile long first = -1;
        private volatile long next = -1;
        private volatile boolean finished;
        private volatile boolean closed;

        Session(SpeechRequest request, SpeechListener listener) {
            this.request = request;
            this.listener = listener;
        }

        public void partial(long ordinal, long from, long to, String text) {
            listener.partial(new SpokenPhrase(ordinal, from, to, "en-US", text, List.of()));
        }

        public void says(long ordinal, long from, long to, String text) {
            listener.finalPhrase(new SpokenPhrase(ordinal, from, to, "en-US", text, List.of()));
        }

        public void state(SpeechState state, @Nullable SpeechTrouble trouble) {
            listener.state(state, trouble);
        }

        public void loses(long from, long to) {
            listener.lost(from, to);
        }

        public void givesUp(SpeechTrouble trouble) {
            listener.state(SpeechState.FAILED, trouble);
            listener.ended();
        }

        public void ends() {
            listener.ended();
        }

        /** Position of the first sound; -1: there was none. */
        public long first() {
            return first;
        }

        /** Position after the last sound; -1: there was none. */
        public long next() {
            return next;
        }

        public boolean isFinished() {
            return finished;
        }

        public boolean isClosed() {
            return closed;
        }

        public void awaitSound(long until) {
            await().atMost(Duration.ofSeconds(10)).until(() -> next >= until);
        }

        @Override
        public void audio(long firstSample, byte[] pcm) {
            if (next > firstSample) {
                throw new AssertionError(firstSample + " was given twice; it was at " + next);
            }
            first = first < 0 ? firstSample : first;
            next = firstSample + pcm.length / 2;
        }

        @Override
        public void finish() {
            finished = true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
