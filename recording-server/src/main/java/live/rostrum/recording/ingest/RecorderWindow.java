package live.rostrum.recording.ingest;

import live.rostrum.recording.spool.Spool;

/** How much a client may have on the way: less when the disk falls behind, and then one chunk, which is always allowed. */
final class RecorderWindow {

    private static final long USUAL_BYTES = 2L * 1024 * 1024;

    /** What all takes together may have waiting before everybody slows down. */
    private static final long ALL_TOGETHER_BYTES = 96L * 1024 * 1024;

    private final Spool spool;

    RecorderWindow(Spool spool) {
        this.spool = spool;
    }

    long bytes() {
        return spool.waitingBytes() > ALL_TOGETHER_BYTES ? 0 : USUAL_BYTES;
    }
}
