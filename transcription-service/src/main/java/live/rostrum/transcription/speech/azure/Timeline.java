package live.rostrum.transcription.speech.azure;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a recognizer's time lies on the stream's axis. A recognizer counts what it was given from 0; the stream's axis jumps where there was no sound, and
 * silence that was put in between takes no time on it.
 */
final class Timeline {

    private static final long TICKS_A_SAMPLE = 625;

    private final List<Stretch> stretches = new ArrayList<>(List.of(new Stretch(0, 0, true)));
    private long given;
    private long axisEnd;

    /** Sound that lies next to each other on both. In silence the axis stands still. */
    private record Stretch(long given, long axis, boolean silence) {

        long axisAt(long givenSample) {
            return silence ? axis : axis + givenSample - given;
        }
    }

    /** The recognizer is given sound of the stream. */
    void sound(long axisSample, int samples) {
        if (stretches.getLast().silence() || axisSample != axisEnd) {
            stretches.add(new Stretch(given, axisSample, false));
        }
        given += samples;
        axisEnd = axisSample + samples;
    }

    /** The recognizer is given silence that is not the stream's. */
    void silence(int samples) {
        stretches.add(new Stretch(given, axisEnd, true));
        given += samples;
    }

    /** Position on the axis of something that begins there. */
    long startSample(long ticks) {
        long sample = ticks / TICKS_A_SAMPLE;
        return Math.min(stretchAt(sample).axisAt(sample), axisEnd);
    }

    /** Position on the axis of something that ends there; what goes up to a jump ends before it. */
    long endSample(long ticks) {
        long sample = Math.ceilDiv(ticks, TICKS_A_SAMPLE);
        return Math.min(stretchAt(Math.max(0, sample - 1)).axisAt(sample), axisEnd);
    }

    /** Nothing before this position will be asked for. */
    void forget(long axisSample) {
        while (stretches.size() > 1 && stretches.get(1).axis() <= axisSample) {
            stretches.removeFirst();
        }
    }

    /** How many stretches are known. */
    int size() {
        return stretches.size();
    }

    private Stretch stretchAt(long sample) {
        for (int i = stretches.size() - 1; i > 0; i--) {
            if (stretches.get(i).given() <= sample) {
                return stretches.get(i);
            }
        }
        return stretches.getFirst();
    }
}
