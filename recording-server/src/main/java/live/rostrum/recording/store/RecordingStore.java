package live.rostrum.recording.store;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps finished recordings. Safe for use by many threads. Each call waits for a disk or a network, with an end to the wait, and holds a bounded number of bytes in
 * memory, however large a recording is.
 */
public interface RecordingStore extends AutoCloseable {

    /** Which kind it is, for people. */
    StoreKind kind();

    /**
     * Takes over a finished recording. When this returns, the files can be read here, were found to be the same, and the folder is gone; when it throws, the folder
     * is as it was. Putting the same edition again is no error.
     *
     * @param folder with {@code recording.mp4} and what belongs to it, no other files
     * @throws StoreException if it cannot be stored now
     */
    void put(Edition edition, Path folder) throws StoreException;

    /**
     * A file, if it is there.
     *
     * @param name one of {@link FileName}
     */
    Optional<StoredFile> find(Edition edition, String name) throws StoreException;

    /**
     * Reads a part of a file. The caller closes the stream, early if it likes; reading fails with an {@link java.io.IOException} when the store goes away.
     *
     * @param name one of {@link FileName}
     * @param offset of the first byte
     * @param bytes how many, at least one; the file has them
     */
    InputStream open(Edition edition, String name, long offset, long bytes) throws StoreException;

    /** Deletes an edition; what is not there is deleted already. */
    void delete(Edition edition) throws StoreException;

    /** Tells each edition that lies here, in no order, also one that is half deleted. */
    void list(Consumer<StoredEdition> consumer) throws StoreException;

    /** Gives back what it holds. */
    @Override
    default void close() {}
}
