package live.rostrum.transcription.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what concerns one stream, one after the other, on threads of its own. Thread-safe; bounded. */
final class Mailbox {

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    /** Minutes of what a provider says. */
    private static final int MOST = 10_000;

    private final String name;
    private final Executor threads;
    private final ScheduledExecutorService timer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean working;

    Mailbox(String name, Executor threads, ScheduledExecutorService timer) {
        this.name = name;
        this.threads = threads;
        this.timer = timer;
    }

    /** Runs it soon. False if so much waits that it never will. */
    boolean post(Runnable task) {
        lock.lock();
        try {
            if (waiting.size() >= MOST) {
                return false;
            }
            waiting.add(task);
            if (!working) {
                working = true;
                threads.execute(this::work);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Runs it later. */
    void postLater(Duration delay, Runnable task) {
        var _ = timer.schedule(() -> post(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Runs it and waits for what comes of it.
     *
     * @throws TimeoutException if it is not done in time
     */
    <T> T ask(Supplier<T> question, Duration patience) throws TimeoutException, InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean posted = post(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        if (!posted) {
            throw new TimeoutException(name + " is overloaded");
        }
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("Captions of stream {}: something went wrong", name, e);
            }
        }
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            Runnable task = waiting.poll();
            working = task != null;
            return task;
        } finally {
            lock.unlock();
        }
    }
}
