package live.rostrum.transcription.cue;

import java.util.List;

/**
 * A phrase that is to be shown, as far as it is understood.
 *
 * @param id the same from partial to final
 * @param startTime programme time, in epoch milliseconds
 * @param endTime programme time, in epoch milliseconds
 * @param language BCP 47 tag
 * @param text plain text, of any length and any white space
 * @param words with their times, as far as they are known; may be empty
 */
public record CuePhrase(String id, long startTime, long endTime, String language, String text, List<CueWord> words) {

    public CuePhrase {
        words = List.copyOf(words);
        if (endTime < startTime) {
            throw new IllegalArgumentException(startTime + " to " + endTime);
        }
    }
}
