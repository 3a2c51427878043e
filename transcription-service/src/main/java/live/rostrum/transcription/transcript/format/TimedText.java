package live.rostrum.transcription.transcript.format;

/**
 * What was said in some time.
 *
 * @param startMs milliseconds since the beginning
 * @param endMs milliseconds since the beginning
 * @param text plain; lines of a cue are parted by a line feed
 */
public record TimedText(long startMs, long endMs, String text) {

    public TimedText {
        startMs = Math.max(0, startMs);
        endMs = Math.max(startMs, endMs);
    }
}
