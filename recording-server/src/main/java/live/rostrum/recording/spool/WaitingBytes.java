package live.rostrum.recording.spool;

import java.util.concurrent.atomic.AtomicLong;

/** How much of all takes together waits for the disk. */
final class WaitingBytes {

    private final AtomicLong bytes = new AtomicLong();

    void add(long more) {
        bytes.addAndGet(more);
    }

    long now() {
        return bytes.get();
    }
}
