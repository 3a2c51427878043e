package live.rostrum.transcription.session;

import org.jspecify.annotations.Nullable;

/**
 * A phrase that the speaker's browser has recognised.
 *
 * @param id the browser's name for it, the same from partial to final
 * @param startTime programme time, in epoch milliseconds
 * @param endTime programme time, in epoch milliseconds
 * @param takeId of the take
 * @param takeStartMs time on the take's container clock
 * @param language BCP 47 tag; null: the stream's
 * @param text as it is to be read; empty: nothing was said
 * @param isFinal whether it will not change any more
 */
public record RecognisedPhrase(
        String id,
        double startTime,
        double endTime,
        String takeId,
        double takeStartMs,
        @Nullable String language,
        String text,
        boolean isFinal) {

    public RecognisedPhrase {
        if (!(endTime >= startTime) || !Double.isFinite(endTime - startTime) || !Double.isFinite(takeStartMs)) {
            throw new IllegalArgumentException(startTime + " to " + endTime + ", " + takeStartMs);
        }
    }
}
