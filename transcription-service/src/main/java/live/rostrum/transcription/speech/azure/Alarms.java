package live.rostrum.transcription.speech.azure;

import java.time.Duration;

/** Time, and who wakes one up. */
interface Alarms {

    /** As {@link System#nanoTime()}. */
    long nanoTime();

    /** Runs the task once, later, on a thread that must not be held up. */
    void after(Duration delay, Runnable task);
}
