package live.rostrum.transcription.speechdouble;

import java.util.List;

/** Says which line a beep stands for. */
@FunctionalInterface
public interface Vocabulary {

    /** Pitch of the first line of {@link #byPitch}; every line is 100 Hz above the one before. */
    int LOWEST_HERTZ = 500;

    int HERTZ_APART = 100;

    /**
     * The line.
     *
     * @param ordinal how many beeps there were before it in this turn
     * @param hertz its pitch
     */
    SpokenLine line(int ordinal, double hertz);

    /** One after the other, and from the beginning again. */
    static Vocabulary inOrder(List<SpokenLine> lines) {
        return (ordinal, _) -> lines.get(ordinal % lines.size());
    }

    /** By pitch: the same beep is the same line, however often the sound is sent again. */
    static Vocabulary byPitch(List<SpokenLine> lines) {
        return (_, hertz) -> {
            long index = Math.round((hertz - LOWEST_HERTZ) / HERTZ_APART);
            return lines.get((int) Math.clamp(index, 0, lines.size() - 1L));
        };
    }
}
