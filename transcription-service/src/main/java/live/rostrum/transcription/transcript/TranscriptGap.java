package live.rostrum.transcription.transcript;

/**
 * A time of which nothing is known.
 *
 * @param streamId of the stream
 * @param startTime programme time, in epoch milliseconds
 * @param endTime programme time, in epoch milliseconds
 * @param cause {@code restart} (the service was away), {@code no-audio} (sound did not arrive), {@code provider} (it was not understood in time)
 */
public record TranscriptGap(String streamId, long startTime, long endTime, String cause) {}
