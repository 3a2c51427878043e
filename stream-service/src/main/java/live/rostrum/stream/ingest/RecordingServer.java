package live.rostrum.stream.ingest;

import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** recording-server as this service sees it; how long a call may take is in {@link InternalHttp}. */
@Component
class RecordingServer {

    private final RestClient http;

    RecordingServer(InternalHttp internal, ServiceAddresses addresses) {
        this.http = internal.to(addresses.recordingServer());
    }

    /**
     * Has it complete the recording of a stream; one that was not recorded is no mistake.
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
