package live.rostrum.recording.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of a take beside its chunks: the file {@code take.json} in its folder.
 *
 * @param streamId the stream that it belongs to
 * @param takeId unique within the stream
 * @param userId who broadcasts
 * @param mimeType what MediaRecorder says it makes
 * @param timesliceMs length of a blob that the client asked for
 * @param startedAt when it began by the client's clock; null if the client did not say
 * @param firstHeardAt when this server first heard of it, by its own clock
 * @param chunks how many chunks the whole take has; null until the client has said that it is complete
 */
public record TakeManifest(
        String streamId,
        String takeId,
        String userId,
        String mimeType,
        int timesliceMs,
        @Nullable Instant startedAt,
        Instant firstHeardAt,
        @Nullable Long chunks) {

    private static final String FILE_NAME = "take.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The same take, complete. */
    public TakeManifest stoppedAfter(long allChunks) {
        return new TakeManifest(streamId, takeId, userId, mimeType, timesliceMs, startedAt, firstHeardAt, allChunks);
    }

    /**
     * Reads a take's manifest.
     *
     * @return empty if there is none, as after a crash before the take was acknowledged
     * @throws IOException if it cannot be read
     */
    public static Optional<TakeManifest> read(Path takeDirectory) throws IOException {
        try {
            return Optional.of(
                    JSON.readValue(Files.readAllBytes(takeDirectory.resolve(FILE_NAME)), TakeManifest.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException("The manifest in " + takeDirectory + " cannot be read", e);
        }
    }

    void write(Path takeDirectory) throws IOException {
        DurableFiles.replace(takeDirectory.resolve(FILE_NAME), JSON.writeValueAsBytes(this));
    }
}
