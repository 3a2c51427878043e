package live.rostrum.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;

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
    private static final int PROBE_BYTES = 1024 * 1024;
    private static final String PROBE_MAP = "rostrum.probe";

    private final MVStore store;
    private final FilePath probe;
    private long compactAboveBytes;

    private DatabaseFile(MVStore store, FilePath probe) {
        this.store = store;
        this.probe = probe;
        this.compactAboveBytes = 2 * sizeBytes() + SLACK_BYTES;
    }

    /**
     * Opens the file in a directory, and makes both when they are not there.
     *
     * @throws DatabaseFileException when another process has it open, or it cannot be read or written
     */
    static DatabaseFile open(Path directory) {
        return open(directory, "");
    }

    /**
     * The same through a file system of H2's.
     *
     * @param scheme what a {@link FilePath} is registered for, with its colon
     */
    static DatabaseFile open(Path directory, String scheme) {
        Path file = directory.resolve(FILE_NAME);
        try {
            createPrivateDirectory(directory);
            MVStore store = new MVStore.Builder()
                    .fileName(scheme + file)
                    .cacheSize(CACHE_MEGABYTES)
                    // H2's own timer would commit in the middle of a command.
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            // Old versions are of no use after a commit, and keeping them makes the file ten times as large.
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            return new DatabaseFile(store, FilePath.get(scheme + file + ".probe"));
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
    }

    /** Makes the file smaller if it has passed its bound. Takes a quarter of a second at most. */
    void compactIfLarge() {
        if (sizeBytes() > compactAboveBytes) {
            store.compactFile(COMPACTION_LIMIT_MS);
            compactAboveBytes = 2 * sizeBytes() + SLACK_BYTES;
        }
        if (!isUsable()) {
            throw new IllegalStateException("The database file could not be compacted", store.getPanicException());
        }
    }

    /** Closes the file as it is: nothing since the last commit is kept. */
    void abandon() {
        store.closeImmediately();
    }

    /**
     * Writes a mebibyte beside the file, and then a little into it.
     *
     * @throws IOException if the first failed; nothing has happened to the file
     * @throws IllegalStateException if the second failed; the file is closed then
     */
    void tryToWrite() throws IOException {
        try (FileChannel channel = probe.open("rw")) {
            channel.write(ByteBuffer.allocate(PROBE_BYTES));
            channel.force(false);
        } finally {
            probe.delete();
        }
        try {
            store.openMap(PROBE_MAP).put("writable", "yes");
            commit();
        } catch (RuntimeException e) {
            abandon();
            throw e;
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
