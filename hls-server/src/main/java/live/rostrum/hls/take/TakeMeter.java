package live.rostrum.hls.take;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts what goes into and comes out of a take, for the broadcaster's health report. Thread safe. */
final class TakeMeter {

    /** The figures of the time since the last reading. */
    record Reading(long bitrateKbps, double framesPerSecond, long lagMs) {}

    private long bytes;
    private long frames;
    private Duration output = Duration.ZERO;
    private @Nullable Instant runStart;
    private @Nullable Instant lastReadingAt;
    private long lastInputAtNanos;

    synchronized void input(int chunkBytes) {
        bytes += chunkBytes;
        lastInputAtNanos = System.nanoTime();
    }

    synchronized void runBegins(Instant programmeStart) {
        runStart = programmeStart;
        output = Duration.ZERO;
    }

    /** A picture of the best rendition came out; it ends at this time of the run. */
    synchronized void frame(Duration endOfFrame) {
        frames++;
        if (endOfFrame.compareTo(output) > 0) {
            output = endOfFrame;
        }
    }

    /** How long ago the last chunk came. */
    synchronized Duration sinceInput() {
        return lastInputAtNanos == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastInputAtNanos);
    }

    /** The figures since the last reading. */
    synchronized Reading read(Instant now) {
        double seconds = lastReadingAt == null
                ? 2
                : Math.max(0.1, Duration.between(lastReadingAt, now).toMillis() / 1e3);
        long lagMs = runStart == null
                ? 0
                : Math.max(0, Duration.between(runStart.plus(output), now).toMillis());
        Reading reading =
                new Reading(Math.round(bytes * 8 / seconds / 1000), Math.round(frames / seconds * 10) / 10.0, lagMs);
        bytes = 0;
        frames = 0;
        lastReadingAt = now;
        return reading;
    }
}
