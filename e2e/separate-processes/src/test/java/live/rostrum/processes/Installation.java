package live.rostrum.processes;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.json.JSONObject;

/**
 * Every service as its own process on free ports, each with a folder of its own as on machines of their own: what they share is addresses and one secret.
 */
final class Installation implements AutoCloseable {

    static final String ADMIN_EMAIL = "admin@example.org";
    static final String ADMIN_PASSWORD = "a long enough pass phrase";
    static final String INTERNAL_SECRET = "c2VwYXJhdGUtcHJvY2Vzc2VzLWFuZC1vbmUtc2VjcmV0LW9m";

    private static final Duration STARTING = Duration.ofSeconds(90);
    private static final Duration ANSWERING = Duration.ofSeconds(10);

    private final Path directory;
    private final Path logs = Path.of(Objects.requireNonNull(System.getProperty("logs.directory")));
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    private final Ports ports = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();

    private record Ports(
            int database,
            int stream,
            int rooms,
            int hls,
            int ingest,
            int gateway,
            int recording,
            int recorder,
            int transcription) {

        /** Ports that were free a moment ago, all of them at the same time. */
        static Ports free() {
            List<ServerSocket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < 9; i++) {
                    sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                }
                int[] ports =
                        sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
                for (ServerSocket socket : sockets) {
                    socket.close();
                }
                return new Ports(
                        ports[0], ports[1], ports[2], ports[3], ports[4], ports[5], ports[6], ports[7], ports[8]);
            } catch (IOException e) {
                throw new IllegalStateException("no free ports", e);
            }
        }
    }

    Installation(Path directory) {
        this.directory = directory;
    }

    /** Starts everything and waits until the gateway says that every service is ready. */
    void start() throws IOException {
        Files.createDirectories(logs);
        for (Service service : Service.values()) {
            Files.deleteIfExists(log(service));
        }
        start(Service.EMBEDDED_DATABASE);
        await().atMost(STARTING).until(this::databaseAccepts);
        start(Service.API_GATEWAY);
        start(Service.HLS_SERVER);
        start(Service.RECORDING_SERVER);
        start(Service.TRANSCRIPTION_SERVICE);
        start(Service.STREAM_SERVICE);
        awaitReady();
    }

    /** Starts one service, for the first time or again. */
    void start(Service service) throws IOException {
        processes.put(service, ServiceProcess.start(service, settings(service), secrets(service), log(service)));
    }

    /** Waits until all are ready; fails at once when one of them has ended. */
    void awaitReady() {
        await().atMost(STARTING)
                .pollInterval(Duration.ofMillis(250))
                .failFast(() -> processes.values().forEach(ServiceProcess::requireAlive))
                .ignoreExceptions()
                .until(() -> get("/actuator/health").statusCode() == 200);
    }

    ServiceProcess process(Service service) {
        return Objects.requireNonNull(processes.get(service), service.label());
    }

    URI gateway() {
        return URI.create("http://127.0.0.1:" + ports.gateway());
    }

    /** A request to the gateway, signed in by nobody. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway().resolve(path))
                .timeout(ANSWERING)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What the gateway's health says of one service. */
    String statusOf(Service service) throws IOException, InterruptedException {
        return new JSONObject(get("/actuator/health").body())
                .getJSONObject("components")
                .getJSONObject("services")
                .getJSONObject("components")
                .getJSONObject(service.label())
                .getString("status");
    }

    @Override
    public void close() {
        processes.values().forEach(ServiceProcess::close);
        http.shutdownNow();
    }

    private Map<String, Object> settings(Service service) {
        Path data = directory.resolve(service.label());
        return switch (service) {
            case EMBEDDED_DATABASE -> Map.of("rostrum.data.directory", data, "rostrum.database.port", ports.database());
            case STREAM_SERVICE ->
                Map.of(
                        "rostrum.data.directory", data,
                        "server.port", ports.stream(),
                        "rostrum.socket.port", ports.rooms(),
                        "rostrum.services.hls-server", http(ports.hls()),
                        "rostrum.services.recording-server", http(ports.recording()),
                        "rostrum.services.transcription-service", http(ports.transcription()),
                        "spring.mongodb.uri", database());
            case HLS_SERVER ->
                Map.of(
                        "rostrum.data.directory", data,
                        "server.port", ports.hls(),
                        "rostrum.socket.port", ports.ingest(),
                        "rostrum.services.stream-service", http(ports.stream()),
                        "rostrum.services.transcription-service", http(ports.transcription()));
            case RECORDING_SERVER ->
                Map.of(
                        "rostrum.data.directory", data,
                        "server.port", ports.recording(),
                        "rostrum.socket.port", ports.recorder(),
                        "rostrum.services.stream-service", http(ports.stream()),
                        "rostrum.services.transcription-service", http(ports.transcription()),
                        "spring.mongodb.uri", database());
            case TRANSCRIPTION_SERVICE ->
                Map.of(
                        "rostrum.data.directory", data,
                        "server.port", ports.transcription(),
                        "rostrum.services.stream-service", http(ports.stream()),
                        "rostrum.services.hls-server", http(ports.hls()),
                        "spring.mongodb.uri", database());
            case API_GATEWAY ->
                Map.of(
                        "server.port", ports.gateway(),
                        "rostrum.services.stream-service", http(ports.stream()),
                        "rostrum.services.hls-server", http(ports.hls()),
                        "rostrum.services.recording-server", http(ports.recording()),
                        "rostrum.services.transcription-service", http(ports.transcription()),
                        "rostrum.sockets.stream-service", "ws://127.0.0.1:" + ports.rooms(),
                        "rostrum.sockets.hls-server", "ws://127.0.0.1:" + ports.ingest(),
                        "rostrum.sockets.recording-server", "ws://127.0.0.1:" + ports.recorder());
        };
    }

    private static Map<String, String> secrets(Service service) {
        return switch (service) {
            case STREAM_SERVICE ->
                Map.of(
                        "ROSTRUM_INTERNAL_SECRET", INTERNAL_SECRET,
                        "ROSTRUM_ADMIN_EMAIL", ADMIN_EMAIL,
                        "ROSTRUM_ADMIN_PASSWORD", ADMIN_PASSWORD);
            case HLS_SERVER, RECORDING_SERVER, TRANSCRIPTION_SERVICE ->
                Map.of("ROSTRUM_INTERNAL_SECRET", INTERNAL_SECRET);
            case EMBEDDED_DATABASE, API_GATEWAY -> Map.of();
        };
    }

    private Path log(Service service) {
        return logs.resolve(service.label() + ".log");
    }

    private String database() {
        return "mongodb://127.0.0.1:" + ports.database() + "/rostrum";
    }

    private static String http(int port) {
        return "http://127.0.0.1:" + port;
    }

    private boolean databaseAccepts() {
        process(Service.EMBEDDED_DATABASE).requireAlive();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.database())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
