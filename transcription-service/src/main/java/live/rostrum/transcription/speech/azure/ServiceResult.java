package live.rostrum.transcription.speech.azure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the times of words out of the service's detailed answer, which the SDK hands on as JSON. */
final class ServiceResult {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ServiceResult() {}

    /** The words of the likeliest reading, as they were said; empty if the answer does not tell. */
    static List<RecognizedText.TimedWord> words(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return List.of();
        }
        try {
            List<RecognizedText.TimedWord> words = new ArrayList<>();
            for (JsonNode word : MAPPER.readTree(json).path("NBest").path(0).path("Words")) {
                words.add(new RecognizedText.TimedWord(
                        Math.max(0, word.path("Offset").asLong(0)),
                        Math.max(0, word.path("Duration").asLong(0)),
                        word.path("Word").asString("")));
            }
            return words;
        } catch (JacksonException e) {
            return List.of();
        }
    }
}
