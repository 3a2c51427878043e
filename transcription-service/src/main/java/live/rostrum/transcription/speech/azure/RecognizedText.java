package live.rostrum.transcription.speech.azure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text with its times, which count units of 100 ns since the recognizer's first sample.
 *
 * @param offsetTicks of its beginning
 * @param durationTicks its length
 * @param language BCP 47 tag in whatever case; null: not told
 * @param text as it is to be read
 * @param words as they were said, without punctuation; empty: not told
 */
record RecognizedText(
        long offsetTicks, long durationTicks, @Nullable String language, String text, List<TimedWord> words) {

    RecognizedText {
        words = List.copyOf(words);
        if (offsetTicks < 0 || durationTicks < 0) {
            throw new IllegalArgumentException(offsetTicks + " for " + durationTicks);
        }
    }

    long endTicks() {
        return offsetTicks + durationTicks;
    }

    /** A word as it was said. */
    record TimedWord(long offsetTicks, long durationTicks, String text) {

        long endTicks() {
            return offsetTicks + durationTicks;
        }
    }
}
