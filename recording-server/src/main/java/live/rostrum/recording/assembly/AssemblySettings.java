package live.rostrum.recording.assembly;

import java.time.Duration;

/**
 * Bounds of the work on recordings.
 *
 * @param jobs how many recordings are worked on at one time
 * @param waitingProcesses how many recordings in progress may have an FFmpeg that waits for more; the others are made after their end
 * @param stalledAfter how long an FFmpeg may neither take nor give anything that is asked of it, before it is killed and another one goes on
 */
public record AssemblySettings(int jobs, int waitingProcesses, Duration stalledAfter) {

    /** Longer than a disk or a busy machine holds up a process of the lowest priority. */
    public static final Duration STALLED_AFTER = Duration.ofMinutes(1);

    /** For a machine with two cores. */
    public static final AssemblySettings USUAL = new AssemblySettings(2, 8, STALLED_AFTER);

    public AssemblySettings {
        if (jobs < 1 || waitingProcesses < 0 || !stalledAfter.isPositive()) {
            throw new IllegalArgumentException(
                    jobs + " jobs, " + waitingProcesses + " waiting processes, stalled after " + stalledAfter);
        }
    }
}
