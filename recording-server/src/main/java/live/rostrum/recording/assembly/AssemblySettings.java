package live.rostrum.recording.assembly;

/**
 * Bounds of the work on recordings.
 *
 * @param jobs how many recordings are worked on at one time
 * @param waitingProcesses how many recordings in progress may have an FFmpeg that waits for more; the others are made after their end
 */
public record AssemblySettings(int jobs, int waitingProcesses) {

    /** For a machine with two cores. */
    public static final AssemblySettings USUAL = new AssemblySettings(2, 8);

    public AssemblySettings {
        if (jobs < 1 || waitingProcesses < 0) {
            throw new IllegalArgumentException(jobs + " jobs, " + waitingProcesses + " waiting processes");
        }
    }
}
