package live.rostrum.recording.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The takes of a stream that are in a finished recording and no longer in the spool: the file {@code closed.json} in the stream's folder. A client that asks once more,
 * because the last answer got lost, is told that everything is there.
 *
 * @param chunks how many chunks each take has, by its id
 * @param closedAt when the last of them was closed
 */
record ClosedTakes(Map<String, Long> chunks, Instant closedAt) {

    private static final String FILE_NAME = "closed.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    ClosedTakes {
        chunks = Map.copyOf(chunks);
    }

    static ClosedTakes read(Path streamDirectory) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(streamDirectory.resolve(FILE_NAME)), ClosedTakes.class);
        } catch (NoSuchFileException e) {
            return new ClosedTakes(Map.of(), Instant.EPOCH);
        } catch (JacksonException e) {
            throw new IOException("The closed takes in " + streamDirectory + " cannot be read", e);
        }
    }

    ClosedTakes with(Map<String, Long> more, Instant now) {
        Map<String, Long> all = new TreeMap<>(chunks);
        all.putAll(more);
        return new ClosedTakes(all, now);
    }

    void write(Path streamDirectory) throws IOException {
        DurableFiles.replace(streamDirectory.resolve(FILE_NAME), JSON.writeValueAsBytes(this));
    }

    static void delete(Path streamDirectory) throws IOException {
        Files.deleteIfExists(streamDirectory.resolve(FILE_NAME));
    }
}
