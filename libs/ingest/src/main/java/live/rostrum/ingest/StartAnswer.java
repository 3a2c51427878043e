package live.rostrum.ingest;

/**
 * Acknowledges a start.
 *
 * @param nextSeq first chunk that the server does not have
 * @param needsHeader whether chunk 0 must be sent again for its header
 * @param windowBytes how many unacknowledged bytes the client may have on the way; one chunk is always allowed
 */
public record StartAnswer(long nextSeq, boolean needsHeader, long windowBytes) {}
