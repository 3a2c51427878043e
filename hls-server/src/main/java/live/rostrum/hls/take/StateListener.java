package live.rostrum.hls.take;

import java.time.Instant;

/** Is told when a live stream's state changes; called with the stream locked, so it only takes note. */
public interface StateListener {

    /**
     * The stream has a new state.
     *
     * @param streamId of the stream
     * @param state since now
     * @param takeId of the take that it is in or was in last
     * @param at when
     */
    void changed(String streamId, StreamState state, String takeId, Instant at);
}
