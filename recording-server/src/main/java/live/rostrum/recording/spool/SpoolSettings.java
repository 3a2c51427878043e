package live.rostrum.recording.spool;

/**
 * How the spool is kept.
 *
 * @param segmentBytes length at which a take's file is followed by the next one; what has to be read after a restart
 * @param diskThreads how many takes may wait for the disk at one time
 * @param maxTakes takes of one stream
 */
public record SpoolSettings(long segmentBytes, int diskThreads, int maxTakes) {

    /** For any disk that we know of. */
    public static final SpoolSettings USUAL = new SpoolSettings(64L * 1024 * 1024, 16, 1_000);
}
