package live.rostrum.transcription.speech.azure;

import java.time.Duration;
import java.util.function.LongSupplier;

/** After a key was refused, one session in five minutes tries it again, for all. May be used by any thread. */
final class KeyGate {

    private final LongSupplier nanoTime;
    private final Duration retry;
    private boolean shut;
    private long shutUntil;

    KeyGate(LongSupplier nanoTime, Duration retry) {
        this.nanoTime = nanoTime;
        this.retry = retry;
    }

    /** The key was refused. */
    synchronized void refused() {
        shut = true;
        shutUntil = nanoTime.getAsLong() + retry.toNanos();
    }

    /** The key was taken. */
    synchronized void accepted() {
        shut = false;
    }

    /** Whether the key is held to be wrong. */
    synchronized boolean shut() {
        return shut && shutUntil - nanoTime.getAsLong() > 0;
    }

    /** How long nobody may try. */
    synchronized Duration remaining() {
        return Duration.ofNanos(Math.max(0, shut ? shutUntil - nanoTime.getAsLong() : 0));
    }

    /** Whether who asks may try. When the time is over that is one; the next one may after as long again. */
    synchronized boolean passes() {
        if (!shut) {
            return true;
        }
        if (shutUntil - nanoTime.getAsLong() > 0) {
            return false;
        }
        shutUntil = nanoTime.getAsLong() + retry.toNanos();
        return true;
    }
}
