package live.rostrum.transcription.speech.azure;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.speech.SpokenPhrase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what is told until it is closed, one call at a time, each state once. What the listener throws is logged and goes no further. */
final class CloseableListener implements SpeechListener {

    private static final Logger log = LoggerFactory.getLogger(CloseableListener.class);
    private static final int CLOSE_SECONDS = 2;

    private final SpeechListener listener;
    private final ReentrantLock calling = new ReentrantLock();
    private volatile boolean closed;
    private @Nullable SpeechState lastState;
    private @Nullable SpeechTrouble lastTrouble;

    CloseableListener(SpeechListener listener) {
        this.listener = listener;
    }

    /** Nothing is told any more. Waits two seconds at most for a call that goes on. */
    void close() {
        closed = true;
        try {
            if (calling.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                calling.unlock();
            } else {
                log.warn("A listener of speech did not return within {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void partial(SpokenPhrase phrase) {
        call(() -> listener.partial(phrase));
    }

    @Override
    public void finalPhrase(SpokenPhrase phrase) {
        call(() -> listener.finalPhrase(phrase));
    }

    @Override
    public void state(SpeechState state, @Nullable SpeechTrouble trouble) {
        if (state != lastState || trouble != lastTrouble) {
            lastState = state;
            lastTrouble = trouble;
            call(() -> listener.state(state, trouble));
        }
    }

    @Override
    public void lost(long firstSample, long endSample) {
        call(() -> listener.lost(firstSample, endSample));
    }

    @Override
    public void ended() {
        call(listener::ended);
    }

    private void call(Runnable call) {
        calling.lock();
        try {
            if (!closed) {
                call.run();
            }
        } catch (RuntimeException e) {
            log.error("A listener of speech failed", e);
        } finally {
            calling.unlock();
        }
    }
}
