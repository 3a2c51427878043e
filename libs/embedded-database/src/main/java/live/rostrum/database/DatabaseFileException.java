package live.rostrum.database;

import java.nio.file.Path;

/** The database file cannot be opened. */
public final class DatabaseFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, as far as a person can do something about it. */
    public enum Reason {
        /** Another process has the file open. */
        IN_USE,
        /** The file is damaged, or of a version that this one cannot read. */
        UNREADABLE,
        /** The folder or file cannot be made or written. */
        NOT_WRITABLE
    }

    private final transient Path file;
    private final Reason reason;

    DatabaseFileException(Path file, Reason reason, Throwable cause) {
        super("The database file " + file + " cannot be opened: " + reason, cause);
        this.file = file;
        this.reason = reason;
    }

    /** The file that was asked for. */
    public Path file() {
        return file;
    }

    /** What stands in the way. */
    public Reason reason() {
        return reason;
    }
}
