package live.rostrum.transcription.speech;

/**
 * One word.
 *
 * @param startSample position of its beginning
 * @param endSample position after its end
 * @param text as it is written, with what punctuation belongs to it
 */
public record SpokenWord(long startSample, long endSample, String text) {

    public SpokenWord {
        if (endSample < startSample || startSample < 0) {
            throw new IllegalArgumentException(startSample + " to " + endSample);
        }
    }
}
