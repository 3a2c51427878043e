package live.rostrum.stream.catalogue;

/**
 * A stream is in another state now.
 *
 * @param streamId which
 * @param status the state now; a deleted stream has ended
 * @param byIngest whether hls-server said so, and so knows
 */
public record StreamStatusChanged(String streamId, StreamStatus status, boolean byIngest) {}
