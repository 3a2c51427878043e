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
 * The recording that a stream's takes become: the file {@code recording.json} in the stream's folder. It is what is left of a recording's identity when the database is
 * lost.
 *
 * @param recordingId opaque
 * @param streamId the stream
 * @param userId who broadcasts
 * @param startedAt when this server first heard of the stream
 * @param endedAt when the stream ended; null while it may go on
 */
public record RecordingManifest(
        String recordingId,
        String streamId,
        String userId,
        Instant startedAt,
        @Nullable Instant endedAt) {

    private static final String FILE_NAME = "recording.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The same recording, of a stream that has ended. */
    RecordingManifest ended(Instant at) {
        return new RecordingManifest(recordingId, streamId, userId, startedAt, at);
    }

    /**
     * Reads a stream's manifest.
     *
     * @return empty if nothing of the stream was ever acknowledged
     * @throws IOException if it cannot be read
     */
    static Optional<RecordingManifest> read(Path streamDirectory) throws IOException {
        try {
            return Optional.of(
                    JSON.readValue(Files.readAllBytes(streamDirectory.resolve(FILE_NAME)), RecordingManifest.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException("The manifest in " + streamDirectory + " cannot be read", e);
        }
    }

    void write(Path streamDirectory) throws IOException {
        DurableFiles.replace(streamDirectory.resolve(FILE_NAME), JSON.writeValueAsBytes(this));
    }

    static void delete(Path streamDirectory) throws IOException {
        Files.deleteIfExists(streamDirectory.resolve(FILE_NAME));
    }
}
