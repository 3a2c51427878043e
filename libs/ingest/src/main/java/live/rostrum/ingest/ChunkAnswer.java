package live.rostrum.ingest;

/**
 * Acknowledges a chunk.
 *
 * @param nextSeq first chunk that the server does not have
 * @param windowBytes how many unacknowledged bytes the client may have on the way; one chunk is always allowed
 */
public record ChunkAnswer(long nextSeq, long windowBytes) {}
