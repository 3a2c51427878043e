package live.rostrum.transcription.cue;

/**
 * What stands on the screen for a while.
 *
 * @param id {@code {phrase}.{n}}, the same from partial to final
 * @param language BCP 47 tag
 * @param startTime programme time, in epoch milliseconds
 * @param endTime programme time, in epoch milliseconds
 * @param text one or two lines, parted by a line feed; empty: what was shown is withdrawn
 * @param isFinal whether the text will not change any more; the end still may, if something else follows
 */
public record DisplayCue(String id, String language, long startTime, long endTime, String text, boolean isFinal) {

    public DisplayCue {
        if (endTime < startTime) {
            throw new IllegalArgumentException(startTime + " to " + endTime);
        }
    }

    DisplayCue endingAt(long time) {
        return new DisplayCue(id, language, startTime, time, text, isFinal);
    }

    DisplayCue withdrawn(boolean forGood) {
        return new DisplayCue(id, language, startTime, endTime, "", forGood);
    }
}
