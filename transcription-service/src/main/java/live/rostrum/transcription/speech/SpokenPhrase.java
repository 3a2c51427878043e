package live.rostrum.transcription.speech;

import java.util.List;

/**
 * Some words that were said in one go.
 *
 * @param ordinal counts the session's phrases; the same from partial to final
 * @param startSample position of its beginning
 * @param endSample position after its end
 * @param language BCP 47 tag
 * @param text as it is to be read
 * @param words with their times, as far as the provider tells; may be empty
 */
public record SpokenPhrase(
        long ordinal, long startSample, long endSample, String language, String text, List<SpokenWord> words) {

    public SpokenPhrase {
        words = List.copyOf(words);
        if (endSample < startSample || startSample < 0) {
            throw new IllegalArgumentException(startSample + " to " + endSample);
        }
    }
}
