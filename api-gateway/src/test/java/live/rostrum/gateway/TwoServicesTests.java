package live.rostrum.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The paths of a stream, which go to two services. In a class of its own: the end of a gateway takes Netty's threads from all others in the process. */
class TwoServicesTests {

    @Test
    void takesWhatWasSaidToTranscriptionServiceAndTheRestOfAStreamToStreamService() throws Exception {
        List<String> said = List.of(
                "/api/transcripts?q=a%20b",
                "/api/transcripts/providers",
                "/api/streams/7/transcript?format=vtt",
                "/api/streams/7/transcript/state",
                "/api/streams/7/transcript/phrases/9/history",
                "/api/streams/7/summary");
        List<String> rest = List.of("/api/streams", "/api/streams/7", "/api/streams/7/end", "/api/streams/transcript");
        try (FakeService service = new FakeService();
                FakeService transcription = new FakeService();
                TestGateway both =
                        new TestGateway(service, "rostrum.services.transcription-service=" + transcription.http())) {
            for (String path : said) {
                assertThat(both.get(path).statusCode()).isEqualTo(200);
            }
            for (String path : rest) {
                assertThat(both.get(path).statusCode()).isEqualTo(200);
            }

            assertThat(transcription.seen)
                    .extracting(FakeService.Seen::line)
                    .containsExactlyElementsOf(
                            said.stream().map(path -> "GET " + path).toList());
            assertThat(service.seen)
                    .extracting(FakeService.Seen::line)
                    .containsExactlyElementsOf(
                            rest.stream().map(path -> "GET " + path).toList());
        }
    }
}
