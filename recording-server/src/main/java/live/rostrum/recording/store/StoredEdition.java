package live.rostrum.recording.store;

import java.time.Instant;

/**
 * What lies in the store for one edition.
 *
 * @param edition which
 * @param sizeBytes of all its files
 * @param changedAt when the youngest of them was written
 */
public record StoredEdition(Edition edition, long sizeBytes, Instant changedAt) {}
