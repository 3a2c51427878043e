package live.rostrum.recording.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import live.rostrum.ingest.Publisher;
import live.rostrum.recording.spool.SpooledTake;

/**
 * One socket that sends one take.
 *
 * <p>Safe for use by many threads.
 */
final class Seat {

    private final Publisher publisher;
    private final SpooledTake take;
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean finished;
    private long bytesReported;
    private Instant reportedAt;

    Seat(Publisher publisher, SpooledTake take, Instant now) {
        this.publisher = publisher;
        this.take = take;
        this.reportedAt = now;
    }

    Publisher publisher() {
        return publisher;
    }

    SpooledTake take() {
        return take;
    }

    /** All of the take is here: its socket may begin another one. */
    void finish() {
        finished = true;
    }

    boolean isFinished() {
        return finished;
    }

    void received(int chunkBytes) {
        bytes.addAndGet(chunkBytes);
    }

    /** Bits a second since the last call, in kbit/s. Called by one thread. */
    long bitrateKbps(Instant now) {
        long total = bytes.get();
        long millis = Math.max(1, Duration.between(reportedAt, now).toMillis());
        long kbps = (total - bytesReported) * 8 / millis;
        bytesReported = total;
        reportedAt = now;
        return kbps;
    }
}
