package live.rostrum.hls.take;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other on a thread of its own: the owner of a stream's packager.
 *
 * <p>Holds a bounded number of tasks; whoever brings more waits, which slows FFmpeg's output down and, through it, the source.
 */
final class SerialQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SerialQueue.class);
    private static final int MAX_TASKS = 512;
    private static final long IDLE_POLL_SECONDS = 1;

    private final BlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(MAX_TASKS);
    private final Thread thread;
    private volatile boolean closed;

    SerialQueue(String name) {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** Adds a task; waits while the queue is full. After {@link #close} tasks are dropped. */
    void add(Runnable task) {
        try {
            while (!closed && !tasks.offer(task, IDLE_POLL_SECONDS, TimeUnit.SECONDS)) {
                // full: try again until there is room or the queue is closed
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Adds a task if there is room for it; never waits. */
    boolean offer(Runnable task) {
        return !closed && tasks.offer(task);
    }

    /** Ends after the tasks that are there now. */
    @Override
    public void close() {
        closed = true;
        var _ = tasks.offer(() -> {}); // wakes the thread; a full queue is awake
    }

    /** Waits for the end. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return thread.join(java.time.Duration.ofMillis(millis));
    }

    private void run() {
        try {
            while (!closed || !tasks.isEmpty()) {
                Runnable task = tasks.poll(IDLE_POLL_SECONDS, TimeUnit.SECONDS);
                if (task != null) {
                    runGuarded(task);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runGuarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("{}: a task failed", thread.getName(), e);
        }
    }
}
