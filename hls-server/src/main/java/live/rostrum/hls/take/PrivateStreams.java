package live.rostrum.hls.take;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which streams ask viewers for a playback token: those with a file {@code private} in their directory, so that it holds over restarts and after the end.
 */
public final class PrivateStreams {

    private static final String MARKER = "private";

    private final Path directory;

    public PrivateStreams(Path directory) {
        this.directory = directory;
    }

    /** Whether a playback token is needed. */
    public boolean contains(String streamId) {
        return Files.exists(marker(streamId));
    }

    /**
     * Makes a stream private, or opens it.
     *
     * @throws IOException if that cannot be written down, so it does not hold
     */
    public void set(String streamId, boolean privateStream) throws IOException {
        if (contains(streamId) == privateStream) {
            return;
        }
        if (privateStream) {
            Files.createDirectories(directory.resolve(streamId));
            Files.createFile(marker(streamId));
        } else {
            Files.deleteIfExists(marker(streamId));
        }
    }

    private Path marker(String streamId) {
        return directory.resolve(streamId).resolve(MARKER);
    }
}
