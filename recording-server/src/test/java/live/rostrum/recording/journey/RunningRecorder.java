package live.rostrum.recording.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.IngestSocket;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.recording.RecordingServerApplication;
import live.rostrum.recording.spool.SpoolEntry;
import live.rostrum.recording.spool.SpoolReader;
import live.rostrum.recording.spool.SpooledChunk;
import live.rostrum.sockets.FreePort;
import live.rostrum.tokens.InternalTokens;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole service on free ports, with the embedded database in a folder of a test. It looks for work five times a second, and waits a second for a browser that is
 * gone and not ten, unless a test says otherwise.
 */
public final class RunningRecorder implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<IngestSocket> clients = new ArrayList<>();
    private final ConfigurableApplicationContext context;
    private final Path data;
    private final int socketPort;

    RunningRecorder(Path data, URI streamService, String... more) throws IOException {
        this(data, streamService, Clock.tickMillis(ZoneOffset.UTC), more);
    }

    public RunningRecorder(Path data, URI streamService, Clock clock, String... more) throws IOException {
        this.data = data;
        socketPort = FreePort.next();
        context = new SpringApplicationBuilder(RecordingServerApplication.class)
                .web(WebApplicationType.SERVLET)
                .initializers((GenericApplicationContext starting) -> starting.registerBean(
                        "testClock", Clock.class, () -> clock, definition -> definition.setPrimary(true)))
                .properties(
                        "spring.config.name=recording-server",
                        "rostrum.data.directory=" + data,
                        "rostrum.services.stream-service=" + streamService,
                        "rostrum.services.transcription-service=http://127.0.0.1:1",
                        "rostrum.socket.port=" + socketPort,
                        "rostrum.recording.look-interval=200ms",
                        "rostrum.recording.quiet=1s")
                .properties(more)
                .run("--server.port=0");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    /** A new connection; closed with the server. */
    IngestSocket connect(String token) throws InterruptedException {
        return connect(token, IngestListener.SILENT);
    }

    /** The same; the listener hears what the server says of the recording. */
    IngestSocket connect(String token, IngestListener listener) throws InterruptedException {
        IngestSocket socket = IngestSocket.connect(target(token), listener);
        clients.add(socket);
        return socket;
    }

    IngestTarget target(String token) {
        return new IngestTarget(
                URI.create("http://127.0.0.1:" + socketPort),
                "/recorder/socket.io/",
                () -> token,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20));
    }

    /** What the spool has of a take. */
    List<SpooledChunk> spooled(String streamId, String takeId) throws IOException {
        List<SpooledChunk> chunks = new ArrayList<>();
        try (SpoolReader reader = SpoolReader.open(
                data.resolve("recordings/spool").resolve(streamId).resolve(takeId))) {
            for (Optional<SpoolEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                chunks.add(((SpoolEntry.Intact) entry.get()).chunk());
            }
        }
        return chunks;
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Tells it, as stream-service does, that a stream has ended. */
    public void end(String streamId) throws IOException, InterruptedException {
        String token = context.getBean(InternalTokens.class).mint("stream-service");
        int status = send("POST", "/internal/streams/" + streamId + "/end", "", "Authorization", "Bearer " + token)
                .statusCode();
        if (status != 204) {
            throw new AssertionError("The end was answered " + status);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int socketPort() {
        return socketPort;
    }

    int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public void close() {
        clients.forEach(IngestSocket::close);
        context.close();
        http.close();
    }
}
