package live.rostrum.transcription.coordination;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.transcription.settings.ServicesProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What stream-service says of streams. An answer is good for a few seconds; a call waits three seconds at most. */
@Component
public class StreamDirectory {

    private static final Logger log = LoggerFactory.getLogger(StreamDirectory.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    /** While it is away, who asks for a hundred streams must not wait a hundred times. */
    private static final Duration LEAVE_ALONE = Duration.ofSeconds(2);

    private static final int MOST_KEPT = 10_000;

    private final RestClient http;
    private final Cache<String, Answer> answers = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(GOOD_FOR)
            .build();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicLong awayNanos = new AtomicLong(System.nanoTime() - LEAVE_ALONE.toNanos());

    StreamDirectory(ServicesProperties services, InternalTokens tokens) {
        this.http = client(services.streamService(), tokens);
    }

    /** What stream-service knows. */
    public sealed interface Answer {

        /** The stream is there. */
        record Known(KnownStream stream) implements Answer {}

        /** There is no such stream (any more). */
        record Gone() implements Answer {}

        /** stream-service does not say: nothing may be concluded. */
        record Away() implements Answer {}
    }

    /**
     * A stream as this service needs it; anything else in the answer is left alone.
     *
     * @param status {@code ended}, or something else
     * @param visibility {@code public}, {@code unlisted} or {@code private}
     * @param title what its owner calls it
     * @param ownerId whose it is
     * @param captions what its owner wants of captions; null: none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record KnownStream(
            String status,
            String visibility,
            String title,
            @Nullable String ownerId,
            @Nullable CaptionWishes captions) {

        /** Whether it is over for good. */
        public boolean ended() {
            return status.equals("ended");
        }
    }

    /** Asks, unless it was asked a moment ago. Blocks. */
    public Answer ask(String streamId) {
        Answer kept = answers.getIfPresent(streamId);
        if (kept != null) {
            return kept;
        }
        if (System.nanoTime() - awayNanos.get() < LEAVE_ALONE.toNanos()) {
            return new Answer.Away();
        }
        Answer answer = fetch(streamId);
        if (!(answer instanceof Answer.Away)) {
            answers.put(streamId, answer);
        }
        return answer;
    }

    private Answer fetch(String streamId) {
        try {
            KnownStream stream = http.get()
                    .uri("/internal/streams/{id}", streamId)
                    .retrieve()
                    .body(KnownStream.class);
            answered();
            return Optional.ofNullable(stream).<Answer>map(Answer.Known::new).orElseGet(Answer.Away::new);
        } catch (HttpClientErrorException.NotFound e) {
            answered();
            return new Answer.Gone();
        } catch (RestClientException e) {
            awayNanos.set(System.nanoTime());
            if (away.compareAndSet(false, true)) {
                log.warn(
                        "stream-service cannot be asked; titles, visibility and wishes for captions stay as they are: {}",
                        e.getMessage());
            }
            return new Answer.Away();
        }
    }

    private void answered() {
        if (away.compareAndSet(true, false)) {
            log.info("stream-service answers again");
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
                        .set(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.mint("transcription-service")))
                .build();
    }
}
