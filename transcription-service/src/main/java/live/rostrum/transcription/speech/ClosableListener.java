package live.rostrum.transcription.speech;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps what {@link SpeechProvider#open} promises of its listener: never two calls at once, none after the session is closed, none after the end. Thread-safe. */
public final class ClosableListener implements SpeechListener {

    private final ReentrantLock lock = new ReentrantLock();
    private final SpeechListener listener;
    private boolean closed;

    public ClosableListener(SpeechListener listener) {
        this.listener = listener;
    }

    @Override
    public void partial(SpokenPhrase phrase) {
        tell(() -> listener.partial(phrase));
    }

    @Override
    public void finalPhrase(SpokenPhrase phrase) {
        tell(() -> listener.finalPhrase(phrase));
    }

    @Override
    public void state(SpeechState state, @Nullable SpeechTrouble trouble) {
        tell(() -> listener.state(state, trouble));
    }

    @Override
    public void lost(long firstSample, long endSample) {
        tell(() -> listener.lost(firstSample, endSample));
    }

    @Override
    public void ended() {
        tell(() -> {
            closed = true;
            listener.ended();
        });
    }

    /** Tells nothing any more. */
    public void close() {
        tell(() -> closed = true);
    }

    private void tell(Runnable what) {
        lock.lock();
        try {
            if (!closed) {
                what.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
