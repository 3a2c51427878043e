package live.rostrum.ingest.container;

import java.time.Duration;

/**
 * A place in a take where, after the header, reading can begin.
 *
 * @param offset in bytes since the end of the header
 * @param time of the first frame there, on the container's clock
 * @param decodableFrom time of the first key frame there, from which on there are pictures; the same for sound alone
 */
public record AccessPoint(long offset, Duration time, Duration decodableFrom) {

    /** No take is so long: a later time is damage, and would take the programme's clock with it. */
    public static final Duration LATEST = Duration.ofDays(366);
}
