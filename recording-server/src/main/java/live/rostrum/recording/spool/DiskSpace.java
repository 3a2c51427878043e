package live.rostrum.recording.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much room the spool's disk has. Below the reserve no new recording begins: what is left is for those that run.
 *
 * <p>Looked at by one thread, every few seconds; read by many.
 */
public final class DiskSpace {

    private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);

    /** Less than a group of chunks: nothing can be written any more. */
    private static final long NOTHING_BYTES = 2L * 1024 * 1024;

    /** How much room there is. */
    public enum State {
        OK,
        LOW,
        FULL
    }

    private final Path directory;
    private final long reserveBytes;
    private volatile State state = State.OK;
    private volatile long freeBytes;

    /** The disk on which this folder is. */
    public DiskSpace(Path directory, long reserveBytes) {
        this.directory = directory;
        this.reserveBytes = reserveBytes;
        look();
    }

    /** Asks the disk; logs each change once. */
    public void look() {
        State now;
        try {
            freeBytes = Files.getFileStore(directory).getUsableSpace();
            now = freeBytes < NOTHING_BYTES ? State.FULL : freeBytes < reserveBytes ? State.LOW : State.OK;
        } catch (IOException e) {
            log.debug("The disk of {} does not say how much room it has: {}", directory, e.toString());
            freeBytes = 0;
            now = State.FULL;
        }
        if (now != state) {
            log.warn(
                    "Room for recordings is {}: {} MB free, {} MB are reserved for those that run",
                    now,
                    mb(freeBytes),
                    mb(reserveBytes));
            state = now;
        }
    }

    /** As of the last look. */
    public State state() {
        return state;
    }

    /** Free bytes as of the last look. */
    public long freeBytes() {
        return freeBytes;
    }

    /** What is kept for recordings that run. */
    public long reserveBytes() {
        return reserveBytes;
    }

    private static long mb(long bytes) {
        return bytes / (1024 * 1024);
    }
}
