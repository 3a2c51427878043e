package live.rostrum.hls.take;

import java.time.Instant;

/**
 * A live stream as other services see it.
 *
 * @param streamId of the stream
 * @param state what it is doing
 * @param takeId of its last take, empty if this process has seen none
 * @param since when the state began
 */
public record LiveStatus(String streamId, StreamState state, String takeId, Instant since) {}
