package live.rostrum.hls.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server for all tests that can share it, each with streams of its own: started when the first asks for it, closed after the last. */
final class SharedServer implements AutoCloseable {

    private final StreamServiceDouble streamService = new StreamServiceDouble();
    private final Path data;
    private final RunningServer server;

    private SharedServer() {
        try {
            data = Files.createTempDirectory("rostrum-hls");
            server = new RunningServer(data, streamService.uri(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningServer server() {
        return server;
    }

    StreamServiceDouble streamService() {
        return streamService;
    }

    /** Where the server keeps the window of a stream. */
    Path window(String streamId) {
        return data.resolve("live").resolve(streamId);
    }

    /** Where the server keeps its secrets. */
    Path secrets() {
        return data.resolve("secrets");
    }

    /** A broadcaster with a good token who is connected. */
    ManualTake take(String streamId, String userId, String takeId) throws InterruptedException {
        return new ManualTake(
                server.target(streamService.publishToken(streamId, userId, Duration.ofHours(1))), streamId, takeId);
    }

    /** Ends a stream as stream-service does, and waits until its playlists have their end. */
    void end(String streamId) throws Exception {
        end(server, streamId);
    }

    static void end(RunningServer server, String streamId) throws Exception {
        String token = server.bean(InternalTokens.class).mint("stream-service");
        int status = server.post("/internal/streams/" + streamId + "/end", List.of("Authorization", "Bearer " + token))
                .statusCode();
        if (status != 204) {
            throw new IllegalStateException("Ending " + streamId + " was answered " + status);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        streamService.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Hands it to the tests that ask for it. */
    static final class Provider implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(SharedServer.class, type -> new SharedServer());
        }
    }
}
