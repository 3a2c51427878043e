package live.rostrum.transcription.speech.azure;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frees recognizers on threads of its own, because the SDK may take its time, or never come back. */
final class Closings {

    private static final Logger log = LoggerFactory.getLogger(Closings.class);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Executor executor;
    private final Alarms alarms;

    /**
     * @param executor bounded in threads and in what waits
     * @param alarms tells when one takes too long
     */
    Closings(Executor executor, Alarms alarms) {
        this.executor = executor;
        this.alarms = alarms;
    }

    /** Frees it, and then runs the task; after ten seconds the task is run anyway. Does not block. */
    void close(String name, Recognizer recognizer, Runnable afterwards) {
        AtomicBoolean done = new AtomicBoolean();
        try {
            executor.execute(() -> {
                try {
                    recognizer.close();
                } catch (RuntimeException e) {
                    log.warn("Speech of {}: a recognizer could not be freed", name, e);
                }
                once(done, afterwards);
            });
        } catch (RejectedExecutionException e) {
            log.error("Speech of {}: a recognizer is not freed, since too many wait for it", name);
            once(done, afterwards);
            return;
        }
        alarms.after(LONG, () -> {
            if (once(done, afterwards)) {
                log.warn("Speech of {}: a recognizer is not freed after {} s", name, LONG.toSeconds());
            }
        });
    }

    private static boolean once(AtomicBoolean done, Runnable task) {
        boolean first = done.compareAndSet(false, true);
        if (first) {
            task.run();
        }
        return first;
    }
}
