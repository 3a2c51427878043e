package live.rostrum.recording.transcript;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import live.rostrum.recording.settings.ServicesProperties;
import live.rostrum.tokens.InternalTokens;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The transcripts of streams, of which transcription-service is asked. An answer is good for ten seconds; a call waits three seconds at most. While the service is away
 * recordings play on without captions, and who plays one does not wait for it each time.
 */
@Component
public class TranscriptDirectory {

    private static final Logger log = LoggerFactory.getLogger(TranscriptDirectory.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration GOOD_FOR = Duration.ofSeconds(10);
    private static final Duration LEAVE_ALONE = Duration.ofSeconds(10);

    /** Some days of talking; a longer answer is none. */
    private static final int LONGEST_BYTES = 16 * 1024 * 1024;

    private static final long KEPT_BYTES = 4L * LONGEST_BYTES;

    /** What an answer takes beside its text. */
    private static final int OVERHEAD_BYTES = 1024;

    private final RestClient http;
    private final Cache<String, Kept> answers = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((String streamId, Kept kept) -> kept.bytes())
            .expireAfterWrite(GOOD_FOR)
            .build();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicLong awayNanos = new AtomicLong(System.nanoTime() - LEAVE_ALONE.toNanos());

    TranscriptDirectory(ServicesProperties services, InternalTokens tokens) {
        this.http = client(services.transcriptionService(), tokens);
    }

    /** What transcription-service says. */
    public sealed interface Answer {

        /** There is a transcript. */
        record Known(Transcript transcript) implements Answer {}

        /** Nothing was transcribed. */
        record None() implements Answer {}

        /** It does not say: nothing may be concluded. */
        record Away() implements Answer {}
    }

    private record Kept(Answer answer, int bytes) {}

    /** Keeps what is no answer from being remembered as one. */
    private static final class AwayException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AwayException(@Nullable Throwable cause) {
            super("transcription-service does not answer", cause, false, false);
        }
    }

    /** Asks, unless it was asked a moment ago; of many who ask at one time for a stream one does. Blocks. */
    public Answer ask(String streamId) {
        try {
            return answers.get(streamId, this::fetch).answer();
        } catch (AwayException e) {
            return new Answer.Away();
        }
    }

    private Kept fetch(String streamId) {
        if (System.nanoTime() - awayNanos.get() < LEAVE_ALONE.toNanos()) {
            throw new AwayException(null);
        }
        try {
            Kept kept = http.get()
                    .uri("/internal/streams/{id}/transcript", streamId)
                    .exchange((request, response) -> read(response));
            if (away.compareAndSet(true, false)) {
                log.info("transcription-service answers again");
            }
            return kept;
        } catch (RestClientException e) {
            awayNanos.set(System.nanoTime());
            if (away.compareAndSet(false, true)) {
                log.warn(
                        "transcription-service cannot be asked; recordings have no captions meanwhile: {}",
                        e.getMessage());
            }
            throw new AwayException(e);
        }
    }

    private static Kept read(ClientHttpResponse response) throws IOException {
        if (response.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return new Kept(new Answer.None(), OVERHEAD_BYTES);
        }
        if (!response.getStatusCode().isSameCodeAs(HttpStatus.OK)) {
            throw new IOException("status " + response.getStatusCode().value());
        }
        byte[] body = response.getBody().readNBytes(LONGEST_BYTES + 1);
        if (body.length > LONGEST_BYTES) {
            throw new IOException("more than " + LONGEST_BYTES + " bytes");
        }
        try {
            Transcript transcript = Optional.ofNullable(JSON.readValue(body, Transcript.class))
                    .orElseThrow(() -> new IOException("no transcript"));
            return new Kept(new Answer.Known(transcript), body.length + OVERHEAD_BYTES);
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    private static RestClient client(URI base, InternalTokens tokens) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        return RestClient.builder()
                .baseUrl(base)
                .requestFactory(requests)
                .requestInitializer(request -> request.getHeaders()
                        .set(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.mint("recording-server")))
                .build();
    }
}
