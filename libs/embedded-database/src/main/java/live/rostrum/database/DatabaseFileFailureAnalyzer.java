package live.rostrum.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts Rostrum what to do about a database file that cannot be opened. */
final class DatabaseFileFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseFileException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseFileException cause) {
        return switch (cause.reason()) {
            case IN_USE ->
                new FailureAnalysis(
                        "The database file " + cause.file() + " is open in another process.",
                        "Stop the other Rostrum that uses this data folder, or choose another folder with --data.",
                        cause);
            case UNREADABLE ->
                new FailureAnalysis(
                        "The database file " + cause.file() + " is damaged or was written by another version.",
                        "Put back a copy of it, or move it away to begin with an empty database.",
                        cause);
            case NOT_WRITABLE ->
                new FailureAnalysis(
                        "The database file " + cause.file() + " cannot be written.",
                        "Give this user the right to write there, free space on the disk, or choose another folder"
                                + " with --data.",
                        cause);
        };
    }
}
