package live.rostrum.stream.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import live.rostrum.stream.catalogue.PosterSize;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** hls-server as this service sees it; how long a call may take is in {@link InternalHttp}. */
@Component
class HlsServer {

    private final RestClient http;

    HlsServer(InternalHttp internal, ServiceAddresses addresses) {
        this.http = internal.to(addresses.hlsServer());
    }

    /**
     * The streams for which it has an ingest, also one whose broadcaster is gone at the moment.
     *
     * @throws RestClientException when it does not answer
     */
    List<Ingest> ingests() {
        Ingests answer = http.get().uri("/internal/streams").retrieve().body(Ingests.class);
        return Objects.requireNonNull(answer, "answer").items();
    }

    /**
     * Has it disconnect the broadcaster and close the playlists of a stream.
     *
     * @throws RestClientException when it does not answer
     */
    void end(String streamId) {
        var _ = http.post()
                .uri("/internal/streams/{id}/end", streamId)
                .retrieve()
                .toBodilessEntity();
    }

    /** The list as hls-server sends it; what a newer one adds is ignored. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Ingests(List<Ingest> items) {}

    /**
     * What hls-server has of a stream.
     *
     * @param streamId the stream
     * @param state {@code live}, {@code reconnecting}, {@code starting} (a broadcaster is there, but nothing to play yet),
     *     or what a newer hls-server may add
     * @param takeId the recorder run
     * @param since when it came into this state
     * @param poster size of its picture of the stream; null while it has none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ingest(
            String streamId,
            String state,
            @Nullable String takeId,
            @Nullable Instant since,
            @Nullable PosterSize poster) {}
}
