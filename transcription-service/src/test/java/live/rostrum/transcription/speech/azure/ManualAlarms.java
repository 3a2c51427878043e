package live.rostrum.transcription.speech.azure;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that stands still until it is moved. */
final class ManualAlarms implements Alarms {

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::nanos).thenComparingLong(Alarm::ordinal));
    private long now = 1_000;
    private long ordinal;

    private record Alarm(long nanos, long ordinal, Runnable task) {}

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        alarms.add(new Alarm(now + delay.toNanos(), ordinal++, task));
    }

    /** Lets time pass, and rings what is due at its moment. */
    void advance(Duration time) {
        long until = now + time.toNanos();
        for (Alarm next = alarms.peek(); next != null && next.nanos() <= until; next = alarms.peek()) {
            alarms.poll();
            now = next.nanos();
            next.task().run();
        }
        now = until;
    }
}
