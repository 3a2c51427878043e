package live.rostrum.recording.spool;

import java.time.Instant;

/**
 * A chunk in the spool.
 *
 * @param seq its number in the take
 * @param arrivedAt when it arrived, by this server's clock, in whole milliseconds
 * @param headerOnly whether it is a first chunk that was sent again for its container header: nothing else in it counts
 * @param data its bytes; nobody may change them
 */
public record SpooledChunk(long seq, Instant arrivedAt, boolean headerOnly, byte[] data) {}
