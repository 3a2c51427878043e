package live.rostrum.ingest;

import java.util.function.LongSupplier;

/** Lets so many events a second through, and as many at once after a pause. Thread safe. */
final class EventRate {

    private static final double NANOS_A_SECOND = 1e9;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private double left;
    private long lastNanos;

    EventRate(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.left = perSecond;
        this.lastNanos = nanoTime.getAsLong();
    }

    /** Whether one more may pass now. */
    synchronized boolean admits() {
        long now = nanoTime.getAsLong();
        left = Math.min(perSecond, left + (now - lastNanos) * perSecond / NANOS_A_SECOND);
        lastNanos = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
