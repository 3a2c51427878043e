package live.rostrum.transcription.speech.azure;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is posted, one after the other, on whatever thread the executor has. */
final class Mailbox {

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    /** Who posts so much has been waiting for a listener that does not return. */
    private static final int MOST_WAITING = 2_000;

    private static final int CROWDED = 50;

    private final String name;
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    Mailbox(String name, Executor executor) {
        this.name = name;
        this.executor = executor;
    }

    void post(Runnable task) {
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING) {
                log.warn("Speech of {}: more waits than can be worked off; something is left out", name);
                return;
            }
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::runAll);
    }

    /** Whether so much waits that what can be left out should be. */
    boolean crowded() {
        synchronized (waiting) {
            return waiting.size() >= CROWDED;
        }
    }

    private void runAll() {
        while (true) {
            Runnable task;
            synchronized (waiting) {
                task = waiting.poll();
                if (task == null) {
                    running = false;
                    return;
                }
            }
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("Speech of {}: unexpected", name, e);
            }
        }
    }
}
