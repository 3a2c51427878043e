package live.rostrum.stream.catalogue;

import java.time.Instant;

/**
 * What hls-server says about the broadcaster of a stream.
 *
 * @param state {@code LIVE}, {@code RECONNECTING} or {@code ENDED}
 * @param takeId the recorder run that it is about
 * @param at when it happened
 */
public record IngestReport(StreamStatus state, String takeId, Instant at) {

    public IngestReport {
        if (state == StreamStatus.CREATED) {
            throw new IllegalArgumentException("No ingest makes a stream new again");
        }
    }
}
