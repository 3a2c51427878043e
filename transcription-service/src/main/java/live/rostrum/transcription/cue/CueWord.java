package live.rostrum.transcription.cue;

/**
 * A word with its time.
 *
 * @param startTime programme time, in epoch milliseconds
 * @param endTime programme time, in epoch milliseconds
 * @param text as it is written
 */
public record CueWord(long startTime, long endTime, String text) {

    public CueWord {
        if (endTime < startTime) {
            throw new IllegalArgumentException(startTime + " to " + endTime);
        }
    }
}
