package live.rostrum.publisher.source;

import java.util.concurrent.TimeUnit;

/** When a source gives out its blobs. */
public enum Pace {
    /** Each at its own time, counted from the first call. */
    REAL_TIME {
        @Override
        void await(long startNanos, double dueMs) throws InterruptedException {
            long dueNanos = startNanos + (long) (dueMs * 1_000_000);
            TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
        }
    },
    /** As fast as they are taken; for tests. */
    UNPACED {
        @Override
        void await(long startNanos, double dueMs) {
            // due at once
        }
    };

    /** Waits until {@code dueMs} after {@code startNanos} of {@link System#nanoTime()}. */
    abstract void await(long startNanos, double dueMs) throws InterruptedException;
}
