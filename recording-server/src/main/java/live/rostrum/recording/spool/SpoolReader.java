package live.rostrum.recording.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a take from the spool, in the order in which it was written: the numbers of chunks grow, and jump where some never came. A take that still grows can be read
 * on: ask again later.
 *
 * <p>Holds one buffer of about 4 MiB, however long the take is. Not thread safe.
 */
public final class SpoolReader implements Closeable {

    private final Path directory;
    private @Nullable Path segment;
    private @Nullable SegmentReader reader;
    private long lastSeq = -1;

    private SpoolReader(Path takeDirectory) {
        this.directory = takeDirectory;
    }

    /** Begins at the take's first chunk. The folder may still be empty. */
    public static SpoolReader open(Path takeDirectory) {
        return new SpoolReader(takeDirectory);
    }

    /**
     * The next chunk, or the next damaged stretch. A chunk that was written twice, because the disk failed the first time, comes once.
     *
     * @return empty at the end of what is there now
     * @throws IOException if a file cannot be read
     */
    public Optional<SpoolEntry> next() throws IOException {
        while (true) {
            Optional<SpoolEntry> entry = nextWritten();
            if (entry.isEmpty() || !(entry.get() instanceof SpoolEntry.Intact(SpooledChunk chunk)) || isNew(chunk)) {
                return entry;
            }
        }
    }

    private boolean isNew(SpooledChunk chunk) {
        if (chunk.headerOnly()) {
            return true;
        }
        boolean grows = chunk.seq() > lastSeq;
        lastSeq = Math.max(lastSeq, chunk.seq());
        return grows;
    }

    private Optional<SpoolEntry> nextWritten() throws IOException {
        while (true) {
            Optional<SpoolEntry> entry = reader == null ? Optional.empty() : reader.next();
            if (entry.isPresent() || !openFollowing()) {
                return entry;
            }
        }
    }

    /** A segment that has a successor does not grow any more; what is left at its end was torn, and not acknowledged. */
    private boolean openFollowing() throws IOException {
        Optional<Path> following = Segments.after(directory, segment);
        if (following.isPresent()) {
            close();
            segment = following.get();
            reader = SegmentReader.open(following.get());
        }
        return following.isPresent();
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
