package live.rostrum.standalone.up;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import live.rostrum.database.DatabaseFileException;
import live.rostrum.database.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * All of Rostrum in this JVM. Services start side by side. They stop in order: the gateway takes nobody in any more,
 * hls-server and recording-server end their takes, what was said last is written down, stream-service follows, and the database closes last.
 */
final class Installation implements AutoCloseable {

    /** Somebody's first password, to be shown once. */
    record FirstPassword(String email, String password) {

        @Override
        public String toString() {
            return "FirstPassword[email=" + email + "]";
        }
    }

    private static final Logger log = LoggerFactory.getLogger(Installation.class);

    private final int wantedPort;
    private final Path data;
    private final Map<String, ConfigurableApplicationContext> contexts = new ConcurrentHashMap<>();
    private volatile @Nullable EmbeddedDatabase database;
    private volatile @Nullable Ports ports;
    private volatile @Nullable FirstPassword firstPassword;
    private volatile boolean announced;
    private volatile boolean closed;

    Installation(int wantedPort, Path data) {
        this.wantedPort = wantedPort;
        this.data = data;
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @return how long it took
     * @throws StartFailure when it cannot start; what did start is stopped then
     */
    Duration start() {
        long begin = System.nanoTime();
        try {
            Ports chosen = Ports.choose(wantedPort);
            ports = chosen;
            openDatabase();
            startAll(new Settings(chosen, data));
            Readiness.await(chosen.gateway());
            RunFile.write(data, chosen);
            announced = true;
            return Duration.ofNanos(System.nanoTime() - begin);
        } catch (RuntimeException e) {
            close();
            throw e instanceof StartFailure ? e : unexpected(e);
        }
    }

    Path data() {
        return data;
    }

    int port() {
        Ports chosen = ports;
        return chosen == null ? wantedPort : chosen.gateway();
    }

    Optional<FirstPassword> firstPassword() {
        return Optional.ofNullable(firstPassword);
    }

    boolean isRunning() {
        return !closed && !contexts.isEmpty();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (announced) {
            RunFile.remove(data);
        }
        Stream.of("api-gateway", "hls-server", "recording-server", "transcription-service", "stream-service")
                .forEach(this::closeOne);
        EmbeddedDatabase open = database;
        if (open != null) {
            open.close();
        }
    }

    private void openDatabase() {
        String uri = System.getenv("SPRING_MONGODB_URI");
        if (uri != null && !uri.isBlank()) {
            return;
        }
        try {
            // Held here too, so that it outlives the services.
            database = EmbeddedDatabase.open(
                    data.resolve("database"), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (DatabaseFileException e) {
            throw new StartFailure(
                    switch (e.reason()) {
                        case IN_USE -> "Another Rostrum is running with the data in " + data + ".";
                        case UNREADABLE -> "The database in " + data + " is damaged or of another version.";
                        case NOT_WRITABLE -> "The database in " + data + " cannot be written.";
                    },
                    switch (e.reason()) {
                        case IN_USE -> "Use that one, stop it, or choose another folder with --data.";
                        case UNREADABLE -> "Put back a copy of it, or choose another folder with --data.";
                        case NOT_WRITABLE ->
                            "Check the rights and the free space there, or choose another folder with --data.";
                    },
                    e);
        }
    }

    /** The gateway starts beside the others; the media servers ask stream-service for its keys when they start, so they are second. */
    private void startAll(Settings settings) {
        try (ExecutorService starters = Executors.newFixedThreadPool(2)) {
            CompletableFuture<Void> streams = CompletableFuture.runAsync(
                    () -> start(
                            Services.streamService(
                                    (email, password) -> firstPassword = new FirstPassword(email, password)),
                            settings),
                    starters);
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> start(Services.apiGateway(), settings), starters),
                            streams.thenRunAsync(() -> start(Services.hlsServer(), settings), starters),
                            streams.thenRunAsync(() -> start(Services.recordingServer(), settings), starters),
                            streams.thenRunAsync(() -> start(Services.transcriptionService(), settings), starters))
                    .join();
        } catch (CompletionException e) {
            throw unexpected(e.getCause() == null ? e : e.getCause());
        }
    }

    private void start(ServiceProcess service, Settings settings) {
        contexts.put(service.name(), service.start(settings.of(service.name())));
    }

    private void closeOne(String name) {
        ConfigurableApplicationContext context = contexts.remove(name);
        if (context != null) {
            try {
                context.close();
            } catch (RuntimeException e) {
                log.warn("{} did not stop properly", name, e);
            }
        }
    }

    private static StartFailure unexpected(Throwable cause) {
        log.error("Rostrum cannot start", cause);
        return new StartFailure("Rostrum cannot start: " + cause.getMessage(), "The log above says more.", cause);
    }
}
