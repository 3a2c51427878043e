package live.rostrum.transcription.speech.vosk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Vosk's recogniser says, partial or final.
 *
 * @param text of a phrase that is over
 * @param partial of one that is not
 * @param words with their times, final
 * @param partialWords with their times, partial
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record VoskResult(
        @Nullable String text,
        @Nullable String partial,
        @JsonProperty("result") @Nullable List<Word> words,
        @JsonProperty("partial_result") @Nullable List<Word> partialWords) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * A word.
     *
     * @param start seconds since the recogniser was made
     * @param end seconds since the recogniser was made
     * @param word as it is written, without punctuation
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Word(double start, double end, String word) {}

    static VoskResult read(String json) {
        return JSON.readValue(json, VoskResult.class);
    }

    /** What was said. */
    String said() {
        return text != null ? text : partial != null ? partial : "";
    }

    /** The words of it; none if Vosk does not tell. */
    List<Word> timed() {
        return words != null ? words : partialWords != null ? partialWords : List.of();
    }
}
