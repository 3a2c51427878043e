package live.rostrum.transcription.captions;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import live.rostrum.tokens.InternalTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** A service that shows captions. Thread-safe; a delivery blocks for four seconds at most. */
final class CaptionTarget {

    private static final Logger log = LoggerFactory.getLogger(CaptionTarget.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private final RestClient http;
    private final AtomicBoolean away = new AtomicBoolean();

    CaptionTarget(String name, URI base, InternalTokens tokens) {
        this.name = name;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder()
                .baseUrl(base)
                .requestFactory(requests)
                .requestInitializer(request -> request.getHeaders()
                        .set(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.mint("transcription-service")))
                .build();
    }

    /** What came of a delivery. */
    enum Outcome {
        /** They are there. */
        DELIVERED,
        /** It does not know the stream. */
        UNKNOWN_STREAM,
        /** It will never take them. */
        REFUSED,
        /** It is away or overloaded: later, perhaps. */
        AWAY
    }

    String name() {
        return name;
    }

    Outcome deliver(String streamId, List<CaptionItem> items) {
        try {
            var _ = http.post()
                    .uri("/internal/streams/{id}/captions", streamId)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new CaptionBatch(items))
                    .retrieve()
                    .toBodilessEntity();
            answered();
            return Outcome.DELIVERED;
        } catch (HttpClientErrorException e) {
            return refused(streamId, e);
        } catch (RestClientException e) {
            return away(e);
        }
    }

    private Outcome refused(String streamId, HttpClientErrorException e) {
        return switch (e.getStatusCode().value()) {
            case 404 -> {
                answered();
                yield Outcome.UNKNOWN_STREAM;
            }
            case 401, 403, 408, 429 -> away(e);
            default -> {
                answered();
                log.warn("{} refuses captions of stream {}: {}", name, streamId, e.getStatusCode());
                yield Outcome.REFUSED;
            }
        };
    }

    private Outcome away(RestClientException e) {
        if (away.compareAndSet(false, true)) {
            log.warn("{} takes no captions; they wait: {}", name, e.getMessage());
        }
        return Outcome.AWAY;
    }

    private void answered() {
        if (away.compareAndSet(true, false)) {
            log.info("{} takes captions again", name);
        }
    }
}
