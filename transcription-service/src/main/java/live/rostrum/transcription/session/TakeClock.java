package live.rostrum.transcription.session;

import java.util.Map;
import java.util.TreeMap;

/** Says of a position on the stream's axis in which take it is, and when there. Remembers the last hours. Not thread-safe. */
final class TakeClock {

    private static final int MOST_KEPT = 1_000;
    private static final double SAME_MS = 2;

    private final TreeMap<Long, TakeTime> marks = new TreeMap<>();

    /**
     * A moment of a take.
     *
     * @param takeId of the take
     * @param ms on its container clock, in milliseconds
     */
    record TakeTime(String takeId, double ms) {}

    /** At a position there is this moment of a take, and it goes on from there. */
    void mark(long sample, TakeTime time) {
        Map.Entry<Long, TakeTime> before = marks.floorEntry(sample);
        if (before != null
                && before.getValue().takeId().equals(time.takeId())
                && Math.abs(from(before, sample).ms() - time.ms()) < SAME_MS) {
            return;
        }
        marks.put(sample, time);
        if (marks.size() > MOST_KEPT) {
            marks.pollFirstEntry();
        }
    }

    /** The moment at a position; there is one as soon as one was marked. */
    TakeTime at(long sample) {
        Map.Entry<Long, TakeTime> mark = marks.floorEntry(sample);
        return from(mark == null ? marks.firstEntry() : mark, sample);
    }

    private static TakeTime from(Map.Entry<Long, TakeTime> mark, long sample) {
        return new TakeTime(
                mark.getValue().takeId(),
                mark.getValue().ms() + (sample - mark.getKey()) / (double) Axis.SAMPLES_PER_MS);
    }
}
