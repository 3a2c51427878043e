package live.rostrum.transcription.coordination;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stream's owner wants of captions.
 *
 * @param enabled whether there are to be any
 * @param language BCP 47 tag of what is spoken
 * @param alternatives up to three more languages, among which is chosen by ear
 * @param provider name of the provider; null: the server's choice
 * @param phrases names and terms that are likely to be said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CaptionWishes(
        boolean enabled,
        String language,
        List<String> alternatives,
        @Nullable String provider,
        List<String> phrases) {

    public CaptionWishes {
        language = language == null ? "en-US" : language;
        alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
        phrases = phrases == null ? List.of() : List.copyOf(phrases);
    }
}
