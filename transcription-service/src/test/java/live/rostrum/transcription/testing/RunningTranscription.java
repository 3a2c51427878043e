package live.rostrum.transcription.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.transcription.TranscriptionServiceApplication;
import live.rostrum.transcription.modeldouble.LanguageModelDouble;
import live.rostrum.transcription.transcript.TranscriptSink;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a free port, with the embedded database in a folder of a test. */
public final class RunningTranscription implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    public RunningTranscription(Path data, Streams streams, String... more) {
        context = new SpringApplicationBuilder(TranscriptionServiceApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "spring.config.name=transcription-service",
                        "rostrum.data.directory=" + data,
                        "rostrum.services.stream-service=" + streams.uri())
                .properties(more)
                .run("--server.port=0");
        await().atMost(Duration.ofSeconds(20)).until(() -> signedIn(streams));
    }

    private boolean signedIn(Streams streams) {
        return get("/api/streams/none/transcript", streams.tokens().accessToken("ada"))
                        .statusCode()
                != 401;
    }

    /** One that tests share which do not mind what others leave in it, with a model. It ends with the JVM. */
    public static RunningTranscription shared() {
        return Shared.SERVICE;
    }

    /** The streams of the shared one. */
    public static Streams streams() {
        return Shared.STREAMS;
    }

    /** The model of the shared one. */
    public static LanguageModelDouble model() {
        return Shared.MODEL;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** How a part of the service says that it is. */
    public String health(String part) {
        Health health =
                context.getBean(part + "HealthIndicator", HealthIndicator.class).health();
        return String.valueOf(health == null ? null : health.getStatus().getCode());
    }

    /** What speech gives to. */
    public TranscriptSink sink() {
        return bean(TranscriptSink.class);
    }

    public HttpResponse<String> get(String path) {
        return get(path, "");
    }

    /** With an access token, unless it is empty. */
    public HttpResponse<String> get(String path, String token, String... headers) {
        return send("GET", path, "", token, headers);
    }

    public JsonNode json(String path, String token) {
        HttpResponse<String> answer = get(path, token);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    public HttpResponse<String> send(String method, String path, String body, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As recording-server asks. */
    public HttpResponse<String> internal(String path) {
        return get(path, bean(InternalTokens.class).mint("recording-server"));
    }

    /** The status of a service's answer that runs in another process. */
    public static int post(int port, String path, String token) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(10))
                                    .header("Authorization", "Bearer " + token)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    public int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    private static final class Shared {
        static final Streams STREAMS = new Streams();
        static final LanguageModelDouble MODEL = new LanguageModelDouble();
        static final RunningTranscription SERVICE = start();

        private static RunningTranscription start() {
            try {
                return new RunningTranscription(
                        Files.createTempDirectory("transcription"),
                        STREAMS,
                        "rostrum.summary.key=sk-secret",
                        "rostrum.summary.base-url=" + MODEL.baseUrl(),
                        "rostrum.summary.model=double",
                        "rostrum.summary.timeout=3s",
                        "rostrum.summary.attempts=3");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
