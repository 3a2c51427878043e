package live.rostrum.recording.spool;

/**
 * What the spool holds of a stream at one moment.
 *
 * @param fingerprint changes with each byte that is added and with each take that is stopped
 * @param allStopped whether every take is complete as far as its client knows
 * @param bytes of all segments
 */
public record SpoolState(String fingerprint, boolean allStopped, long bytes) {}
