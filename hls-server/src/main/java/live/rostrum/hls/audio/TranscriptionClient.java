package live.rostrum.hls.audio;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import live.rostrum.tokens.InternalTokens;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls transcription-service. Each call waits three seconds at most and may be repeated.
 *
 * <p>The JDK's client: a stream has one request at a time and a virtual thread to wait for it, so there is nothing that an asynchronous client would add; it keeps
 * connections alive and needs no other library. HTTP/1.1, because an attempt to upgrade would go with every body until it has failed once.
 */
final class TranscriptionClient implements AudioService, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI base;
    private final CallerToken token;
    private final JsonMapper json;

    TranscriptionClient(URI base, InternalTokens tokens, JsonMapper json) {
        this.base = base;
        this.token = new CallerToken(tokens);
        this.json = json;
    }

    @Override
    public AudioAnswer put(String streamId, AudioBlock block) throws IOException, InterruptedException {
        RunSound run = block.run();
        HttpRequest request = request("/internal/streams/" + streamId + "/audio/" + block.firstSample())
                .header("Content-Type", "application/octet-stream")
                .header("Programme-Time", millis(run.programmeTime(block.firstSample())))
                .header("Caption-Language", run.language())
                .header("Take-Id", run.takeId())
                .header("Take-Time", millis(run.takeTime(block.firstSample())))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(block.pcm()))
                .build();
        HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
        return switch (answer.statusCode()) {
            case 204 -> new AudioAnswer.Taken(nextSample(answer));
            case 404 -> new AudioAnswer.UnknownStream();
            case 409 -> new AudioAnswer.NotWanted();
            case 410 -> new AudioAnswer.Over();
            case 429 -> new AudioAnswer.Overloaded(retryAfter(answer));
            case 400, 413, 415, 422 -> new AudioAnswer.Refused(answer.statusCode());
            default -> throw new IOException("transcription-service answered " + answer.statusCode());
        };
    }

    /** Hands a phrase over; the stage never fails. */
    CompletableFuture<PhraseAnswer> post(String streamId, BrowserPhrase phrase) {
        HttpRequest request = request("/internal/streams/" + streamId + "/phrases")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(
                        Map.of("epoch", phrase.epoch().toEpochMilli(), "items", List.of(body(phrase))))))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure != null
                        ? PhraseAnswer.NOT_NOW
                        : switch (answer.statusCode()) {
                            case 204 -> PhraseAnswer.TAKEN;
                            case 404 -> PhraseAnswer.UNKNOWN_STREAM;
                            case 409 -> PhraseAnswer.NOT_WANTED;
                            case 410 -> PhraseAnswer.OVER;
                            case 400, 413, 415, 422 -> PhraseAnswer.REFUSED;
                            default -> PhraseAnswer.NOT_NOW;
                        });
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token.value());
    }

    private static Map<String, Object> body(BrowserPhrase phrase) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", phrase.id());
        body.put("startTime", phrase.start().toEpochMilli());
        body.put("endTime", phrase.end().toEpochMilli());
        body.put("takeId", phrase.takeId());
        body.put("takeStartMs", phrase.takeStartMs());
        body.put("takeEndMs", phrase.takeEndMs());
        body.put("language", phrase.language());
        body.put("text", phrase.text());
        body.put("final", phrase.isFinal());
        return body;
    }

    private static long nextSample(HttpResponse<?> answer) throws IOException {
        try {
            return Long.parseLong(answer.headers().firstValue("Next-Sample").orElse(""));
        } catch (NumberFormatException e) {
            throw new IOException("transcription-service answered without Next-Sample", e);
        }
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        try {
            Duration wait = Duration.ofSeconds(
                    Long.parseLong(answer.headers().firstValue("Retry-After").orElse("")));
            return wait.compareTo(SHORTEST_RETRY) < 0
                    ? SHORTEST_RETRY
                    : wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
        } catch (NumberFormatException | ArithmeticException e) {
            return SHORTEST_RETRY;
        }
    }

    /** Epoch milliseconds with their fraction: a sample is a sixteenth of one. */
    private static String millis(Instant time) {
        return millis(Duration.between(Instant.EPOCH, time));
    }

    private static String millis(Duration time) {
        BigDecimal seconds = BigDecimal.valueOf(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), 9));
        return seconds.scaleByPowerOfTen(3)
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
