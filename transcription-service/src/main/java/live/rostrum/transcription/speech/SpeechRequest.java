package live.rostrum.transcription.speech;

import java.util.List;

/**
 * What is to be heard.
 *
 * @param name of the stream, for logs and thread names
 * @param languages BCP 47 tags, the likeliest first, one to four
 * @param phrases names and terms that are likely to be said
 */
public record SpeechRequest(String name, List<String> languages, List<String> phrases) {

    public SpeechRequest {
        languages = List.copyOf(languages);
        phrases = List.copyOf(phrases);
        if (languages.isEmpty() || languages.size() > 4) {
            throw new IllegalArgumentException(languages.size() + " languages");
        }
    }
}
