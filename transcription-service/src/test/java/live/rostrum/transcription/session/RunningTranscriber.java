package live.rostrum.transcription.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.transcription.TranscriptionServiceApplication;
import live.rostrum.transcription.speech.SpeechProvider;
import live.rostrum.transcription.transcript.TranscriptSink;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a free port, with the embedded database in a folder of a test, a provider that the test scripts, and a transcript that it keeps, if it wants to. */
public final class RunningTranscriber implements AutoCloseable {

    /** Programme time of position 0. */
    public static final long EPOCH = 1_700_000_000_000L;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    public RunningTranscriber(
            Path data,
            HouseDouble streams,
            HouseDouble hls,
            SpeechProvider speech,
            @Nullable KeptTranscript transcript,
            String... more) {
        context = new SpringApplicationBuilder(TranscriptionServiceApplication.class)
                .web(WebApplicationType.SERVLET)
                .initializers((GenericApplicationContext starting) -> {
                    starting.registerBean("scripted", SpeechProvider.class, () -> speech);
                    if (transcript != null) {
                        starting.registerBean(
                                "kept",
                                TranscriptSink.class,
                                () -> transcript,
                                definition -> definition.setPrimary(true));
                    }
                })
                .properties(
                        "spring.config.name=transcription-service",
                        "rostrum.data.directory=" + data,
                        "rostrum.services.stream-service=" + streams.uri(),
                        "rostrum.services.hls-server=" + hls.uri(),
                        "rostrum.speech.provider=scripted")
                .properties(more)
                .run("--server.port=0");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    /** Sound of a length from a position on, of a take that began with the stream. */
    public HttpResponse<String> audio(String streamId, long firstSample, int milliseconds)
            throws IOException, InterruptedException {
        return audio(streamId, firstSample, new byte[milliseconds * 32]);
    }

    public HttpResponse<String> audio(String streamId, long firstSample, byte[] pcm)
            throws IOException, InterruptedException {
        return put(
                streamId,
                firstSample,
                pcm,
                "Programme-Time",
                Double.toString(EPOCH + firstSample / 16.0),
                "Caption-Language",
                "en-US",
                "Take-Id",
                "take-1",
                "Take-Time",
                Double.toString(firstSample / 16.0));
    }

    /** Sound with just these headers. */
    public HttpResponse<String> put(String streamId, Object firstSample, byte[] pcm, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/internal/streams/" + streamId + "/audio/" + firstSample)
                .header("Authorization", "Bearer " + serviceToken())
                .PUT(HttpRequest.BodyPublishers.ofByteArray(pcm));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sound that must be taken; the next position is returned. */
    public long taken(String streamId, long firstSample, int milliseconds) throws IOException, InterruptedException {
        HttpResponse<String> answer = audio(streamId, firstSample, milliseconds);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return Long.parseLong(answer.headers().firstValue("Next-Sample").orElseThrow());
    }

    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Authorization", "Bearer " + serviceToken())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** How the captions of a stream are, as anybody sees it. */
    public JsonNode state(String streamId) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/api/streams/" + streamId + "/transcript/state");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    private String serviceToken() {
        return context.getBean(InternalTokens.class).mint("hls-server");
    }

    private int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
