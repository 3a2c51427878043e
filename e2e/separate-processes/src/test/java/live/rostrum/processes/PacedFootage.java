package live.rostrum.processes;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import live.rostrum.publisher.source.MediaSource;
import org.jspecify.annotations.Nullable;

/** Footage chunk by chunk, spread evenly over a time. Nothing of it is ever dropped because it is late: that is how the studio sends to the recorder. */
final class PacedFootage implements MediaSource {

    private static final int TIMESLICE_MS = 250;
    private static final int KEY_FRAME_INTERVAL_MS = 2_000;

    private final Footage footage;
    private final long stepNanos;
    private final long startNanos = System.nanoTime();
    private int next;

    PacedFootage(Footage footage, Duration length) {
        this.footage = footage;
        this.stepNanos = length.toNanos() / footage.chunks().size();
    }

    @Override
    public String mimeType() {
        return Footage.MIME_TYPE;
    }

    @Override
    public int timesliceMs() {
        return TIMESLICE_MS;
    }

    @Override
    public int keyFrameIntervalMs() {
        return KEY_FRAME_INTERVAL_MS;
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public byte @Nullable [] next() throws InterruptedException {
        if (next == footage.chunks().size()) {
            return null;
        }
        TimeUnit.NANOSECONDS.sleep(startNanos + next * stepNanos - System.nanoTime());
        return footage.chunks().get(next++);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
