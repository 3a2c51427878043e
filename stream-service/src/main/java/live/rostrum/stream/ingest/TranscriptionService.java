package live.rostrum.stream.ingest;

import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** transcription-service as this service sees it; how long a call may take is in {@link InternalHttp}. */
@Component
class TranscriptionService {

    private final RestClient http;

    TranscriptionService(InternalHttp internal, ServiceAddresses addresses) {
        this.http = internal.to(addresses.transcriptionService());
    }

    /**
     * Has it complete the transcript of a stream; one without captions is no mistake.
     *
     * @throws RestClientException when it does not answer
     */
    void end(String streamId) {
        var _ = http.post()
                .uri("/internal/streams/{id}/end", streamId)
                .retrieve()
                .toBodilessEntity();
    }
}
