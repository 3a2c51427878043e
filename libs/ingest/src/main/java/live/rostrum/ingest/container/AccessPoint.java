package live.rostrum.ingest.container;

import java.time.Duration;

/**
 * A place in a take where, after the header, decoding can begin.
 *
 * @param offset in bytes since the end of the header
 * @param time of the first frame there, on the container's clock
 */
public record AccessPoint(long offset, Duration time) {}
