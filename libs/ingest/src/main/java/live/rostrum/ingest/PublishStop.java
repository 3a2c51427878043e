package live.rostrum.ingest;

/**
 * {@code publish:stop}: the take is complete.
 *
 * @param takeId the take
 * @param chunks how many chunks it has
 */
public record PublishStop(String takeId, long chunks) {}
