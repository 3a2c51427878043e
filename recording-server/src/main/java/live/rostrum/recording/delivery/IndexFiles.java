package live.rostrum.recording.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import live.rostrum.recording.assembly.RecordingIndex;
import live.rostrum.recording.store.Edition;
import live.rostrum.recording.store.FileName;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.store.StoreException;
import live.rostrum.recording.store.StoredFile;

/** Reads the indexes of recordings from the store, and remembers those that are played. */
final class IndexFiles {

    private static final int MAX_INDEX_BYTES = 32 * 1024 * 1024;
    /** Segments and runs; an index of a day has about 14,400. */
    private static final int MAX_REMEMBERED_PIECES = 500_000;

    private final RecordingStore store;
    private final Cache<Edition, RecordingIndex> indexes = Caffeine.newBuilder()
            .maximumWeight(MAX_REMEMBERED_PIECES)
            .weigher((Edition edition, RecordingIndex index) -> weigh(index))
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    IndexFiles(RecordingStore store) {
        this.store = store;
    }

    /**
     * The index of an edition, if it is in the store.
     *
     * @throws StoreException if the store cannot tell now
     */
    Optional<RecordingIndex> of(Edition edition) throws StoreException {
        RecordingIndex known = indexes.getIfPresent(edition);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StoredFile> file = store.find(edition, FileName.INDEX);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        RecordingIndex read = read(edition, file.get().sizeBytes());
        indexes.put(edition, read);
        return Optional.of(read);
    }

    private RecordingIndex read(Edition edition, long bytes) throws StoreException {
        if (bytes == 0 || bytes > MAX_INDEX_BYTES) {
            throw damaged(edition, new IOException(bytes + " bytes"));
        }
        try (InputStream in = store.open(edition, FileName.INDEX, 0, bytes)) {
            return RecordingIndex.read(in.readAllBytes());
        } catch (IOException e) {
            throw damaged(edition, e);
        }
    }

    private static StoreException damaged(Edition edition, IOException cause) {
        return new StoreException(
                StoreException.Reason.UNREACHABLE, "The index of " + edition + " cannot be read", cause);
    }

    private static int weigh(RecordingIndex index) {
        return index.runs().stream().mapToInt(run -> 1 + run.segments().size()).sum();
    }
}
