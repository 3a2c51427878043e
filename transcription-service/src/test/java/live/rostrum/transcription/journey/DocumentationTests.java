package live.rostrum.transcription.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import live.rostrum.transcription.testing.RunningTranscription;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DocumentationTests {

    @Test
    void documentsEveryEndpoint() {
        JsonNode paths = RunningTranscription.shared().json("/v3/api-docs", "").path("paths");

        Set<String> documented = new TreeSet<>();
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                documented.add(name);
                assertThat(operation.getValue().path("summary").asString())
                        .as(name)
                        .isNotEmpty();
            }
        }
        assertThat(documented)
                .contains(
                        "get /api/streams/{id}/transcript",
                        "patch /api/streams/{id}/transcript/phrases/{phraseId}",
                        "get /api/streams/{id}/transcript/phrases/{phraseId}/history",
                        "get /api/transcripts",
                        "post /api/streams/{id}/summary",
                        "get /api/streams/{id}/summary",
                        "patch /api/streams/{id}/summary")
                .noneMatch(name -> name.contains("/internal/"));
    }
}
