package live.rostrum.recording.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file in the store.
 *
 * @param sizeBytes its length
 * @param path where it lies on this disk, so that the system can send it; null when it is elsewhere
 */
public record StoredFile(long sizeBytes, @Nullable Path path) {

    public StoredFile {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("A file of " + sizeBytes + " bytes");
        }
    }
}
