package live.rostrum.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The one file of the embedded database. What {@link #commit()} returned from is in the hands of the operating system
 * and synchronised with the disk. The file stays under twice its live data plus {@value #SLACK_BYTES} bytes.
 *
 * <p>Not thread-safe: {@link DurableBackend} serialises the writers, so that a commit never sees half a command.
 */
final class DatabaseFile {

    private static final String FILE_NAME = "rostrum.mv";
    private static final int CACHE_MEGABYTES = 8;
    private static final int SLACK_BYTES = 8 * 1024 * 1024;
    private static final int COMPACTION_LIMIT_MS = 250;

    private final MVStore store;
    private long compactAboveBytes;

    private DatabaseFile(MVStore store) {
        this.store = store;
        this.compactAboveBytes = 2 * sizeBytes() + SLACK_BYTES;
    }

    /**
     * Opens the file in a directory, and makes both when they are not there.
     *
     * @throws DatabaseFileException when another process has it open, or it cannot be read or written
     */
    static DatabaseFile open(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        try {
            createPrivateDirectory(directory);
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .cacheSize(CACHE_MEGABYTES)
                    // H2's own timer would commit in the middle of a command.
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            // Old versions are of no use after a commit, and keeping them makes the file ten times as large.
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            return new DatabaseFile(store);
        } catch (MVStoreException e) {
            throw new DatabaseFileException(file, reasonOf(e), e);
        } catch (IOException e) {
            throw new DatabaseFileException(file, DatabaseFileException.Reason.NOT_WRITABLE, e);
        }
    }

    MVStore store() {
        return store;
    }

    /** Whether the file can still be used: H2 closes it by itself after a failed write, for example on a full disk. */
    boolean isUsable() {
        return !store.isClosed();
    }

    /**
     * Makes everything written so far durable.
     *
     * @throws IllegalStateException when it could not be written; nothing since the last commit is kept then
     */
    void commit() {
        store.commit();
        if (!isUsable()) {
            throw new IllegalStateException("The database file could not be written", store.getPanicException());
        }
        store.sync();
        if (sizeBytes() > compactAboveBytes) {
            store.compactFile(COMPACTION_LIMIT_MS);
            compactAboveBytes = 2 * sizeBytes() + SLACK_BYTES;
        }
    }

    long sizeBytes() {
        FileStore<?> fileStore = store.getFileStore();
        return fileStore == null ? 0 : fileStore.size();
    }

    private static void createPrivateDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    private static DatabaseFileException.Reason reasonOf(MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED -> DatabaseFileException.Reason.IN_USE;
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                DatabaseFileException.Reason.UNREADABLE;
            default -> DatabaseFileException.Reason.NOT_WRITABLE;
        };
    }
}
