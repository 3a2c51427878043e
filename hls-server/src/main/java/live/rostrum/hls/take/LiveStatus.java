package live.rostrum.hls.take;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A live stream as other services see it.
 *
 * @param streamId of the stream
 * @param state what it is doing
 * @param takeId of its last take, empty if this process has seen none
 * @param since when the state began
 * @param poster size of its picture of now; null while there is none
 */
public record LiveStatus(
        String streamId,
        StreamState state,
        String takeId,
        Instant since,
        @Nullable PosterSize poster) {}
