package live.rostrum.publisher.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where a take goes and how patient its client is.
 *
 * @param server scheme, host and port of the gateway or of an ingest server, without a path
 * @param path the Socket.IO path, as a publish-token answer names it
 * @param token gives the publish token; asked anew at every connection, since a reconnect may need a fresh one
 * @param answerTimeout how long to wait for a connection, or for any sign of life while an acknowledgement is due
 * @param reconnectTimeout how long to go on reconnecting before giving up
 */
public record IngestTarget(
        URI server, String path, Supplier<String> token, Duration answerTimeout, Duration reconnectTimeout) {

    /** The path of the live ingest behind the gateway. */
    public static final String INGEST_PATH = "/ingest/socket.io/";

    public IngestTarget {
        Objects.requireNonNull(token, "token");
        if (server.getHost() == null) {
            throw new IllegalArgumentException("not an address of a server: " + server);
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path must begin with a slash: " + path);
        }
    }

    /** The live ingest of {@code server} with one token, 15 s for an answer and two minutes of reconnecting. */
    public static IngestTarget of(URI server, String token) {
        return new IngestTarget(server, INGEST_PATH, () -> token, Duration.ofSeconds(15), Duration.ofMinutes(2));
    }

    /** The same target with other patience. */
    public IngestTarget withTimeouts(Duration answer, Duration reconnect) {
        return new IngestTarget(server, path, token, answer, reconnect);
    }
}
