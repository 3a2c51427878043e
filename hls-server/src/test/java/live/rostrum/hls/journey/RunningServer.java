package live.rostrum.hls.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.rostrum.hls.HlsServerApplication;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.sockets.FreePort;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** hls-server as its users meet it: a port for HTTP and one for the socket. */
final class RunningServer implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final int socketPort;

    RunningServer(Path data, URI streamService, Map<String, Object> more) throws IOException {
        this(data, streamService, more, Clock.systemUTC());
    }

    RunningServer(Path data, URI streamService, Map<String, Object> more, Clock clock) throws IOException {
        socketPort = FreePort.next();
        context = new SpringApplicationBuilder(HlsServerApplication.class)
                .web(WebApplicationType.REACTIVE)
                .initializers((GenericApplicationContext starting) -> {
                    starting.registerBean(
                            "testClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
                    starting.registerBean(ReactorResourceFactory.class, RunningServer::ownResources);
                })
                .properties(more)
                .properties(
                        "spring.config.name=hls-server",
                        "rostrum.data.directory=" + data,
                        "rostrum.services.stream-service=" + streamService,
                        "rostrum.socket.port=" + socketPort)
                .run("--server.port=0");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    IngestTarget target(String token) {
        return IngestTarget.of(URI.create("http://127.0.0.1:" + socketPort), token)
                .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(2));
    }

    int socketPort() {
        return socketPort;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Waits until a playlist can be read. */
    void awaitPlayable(String path) {
        await().atMost(Duration.ofSeconds(20)).until(() -> get(path).statusCode() == 200);
    }

    /** Sends any request. */
    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, List<String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return http.send(
                request.POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    /** With the global ones, the first server that is closed would close the network under all others of this JVM. */
    private static ReactorResourceFactory ownResources() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }

    private int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }
}
