package live.rostrum.hls.coordination;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import live.rostrum.hls.take.LiveStatus;
import live.rostrum.hls.take.PosterSize;
import live.rostrum.tokens.InternalTokens;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Calls stream-service. Each call waits three seconds at most and may be repeated. */
final class StreamServiceClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int NOT_FOUND = 404;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI base;
    private final InternalTokens tokens;
    private final JsonMapper json;

    StreamServiceClient(URI base, InternalTokens tokens, JsonMapper json) {
        this.base = base;
        this.tokens = tokens;
        this.json = json;
    }

    /**
     * Tells the state of a stream's ingest, and the size of its poster if it has one.
     *
     * @return false if stream-service knows no such stream
     * @throws IOException if it did not answer, or with an error
     */
    boolean reportIngest(LiveStatus status) throws IOException, InterruptedException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("state", status.state().wireName());
        report.put("takeId", status.takeId());
        report.put("at", status.since().toString());
        PosterSize poster = status.poster();
        if (poster != null) {
            report.put("poster", poster);
        }
        HttpResponse<String> answer = http.send(
                request("/internal/streams/" + status.streamId() + "/ingest")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(report)))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return expect(answer, 204);
    }

    /**
     * What stream-service says of a stream.
     *
     * @return empty if it knows no such stream
     * @throws IOException if it did not answer, or with an error
     */
    Optional<KnownStream> find(String streamId) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request("/internal/streams/" + streamId).GET().build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return expect(answer, 200)
                    ? Optional.of(json.readValue(answer.body(), KnownStream.class))
                    : Optional.empty();
        } catch (JacksonException e) {
            throw new UnexpectedAnswerException("something that cannot be read");
        }
    }

    /** What this server needs to know of a stream; anything else in the answer is left alone. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record KnownStream(String status, String visibility) {

        boolean ended() {
            return "ended".equals(status);
        }

        boolean isPrivate() {
            return !"public".equals(visibility) && !"unlisted".equals(visibility);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + tokens.mint("hls-server"));
    }

    private static boolean expect(HttpResponse<String> answer, int status) throws IOException {
        if (answer.statusCode() == NOT_FOUND) {
            return false;
        }
        if (answer.statusCode() != status) {
            throw new UnexpectedAnswerException(Integer.toString(answer.statusCode()));
        }
        return true;
    }

    /** stream-service is there, but does not take or tell this; the next stream may fare better. */
    static final class UnexpectedAnswerException extends IOException {

        private static final long serialVersionUID = 1L;

        UnexpectedAnswerException(String answer) {
            super("stream-service answered " + answer);
        }
    }
}
