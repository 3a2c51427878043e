package live.rostrum.recording.assembly;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** A recording could not be made, for a reason that has a code; what is on disk stays, so that it can be tried again. */
public final class AssemblyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    AssemblyException(Failure failure, String message) {
        super(message);
        this.failure = failure;
    }

    private AssemblyException(Failure failure, IOException cause) {
        super(cause.getMessage(), cause);
        this.failure = failure;
    }

    /** Why. */
    public Failure failure() {
        return failure;
    }

    /** The same, as a failure with a code if the disk was full. */
    static IOException of(IOException cause) {
        return isDiskFull(cause) ? new AssemblyException(Failure.STORAGE_FULL, cause) : cause;
    }

    /** The JDK has no type for it: the system's message tells (ENOSPC, EDQUOT). */
    private static boolean isDiskFull(IOException cause) {
        String reason = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        String text = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("quota exceeded");
    }
}
