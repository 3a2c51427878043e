package live.rostrum.stream.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What hls-server says about the broadcaster of a stream.
 *
 * @param state {@code LIVE}, {@code RECONNECTING} or {@code ENDED}
 * @param takeId the recorder run that it is about
 * @param at when it happened
 * @param poster size of the picture that it has of the stream; null while it has none
 */
public record IngestReport(
        StreamStatus state,
        String takeId,
        Instant at,
        @Nullable PosterSize poster) {

    public IngestReport {
        if (state == StreamStatus.CREATED) {
            throw new IllegalArgumentException("No ingest makes a stream new again");
        }
    }
}
