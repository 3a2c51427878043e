package live.rostrum.ingest;

/**
 * {@code publish:chunk}: the next piece of a take.
 *
 * @param takeId the take
 * @param seq number of the chunk, from 0
 * @param data its bytes, without the leading {@code R}; owned by the receiver
 */
public record PublishChunk(String takeId, long seq, byte[] data) {

    /** Longest chunk of the protocol. */
    public static final int MAX_BYTES = 1024 * 1024;
}
