package live.rostrum.recording.catalogue;

/**
 * A part of the event that is not in the file.
 *
 * @param startSeconds where the file goes on without it
 * @param seconds how much is missing
 * @param cause {@code source-changed}, {@code connection}, {@code not-received} or {@code damaged}
 */
public record Gap(double startSeconds, double seconds, String cause) {}
