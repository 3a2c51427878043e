package live.rostrum.hls.take;

/** Is told when a live stream's state changes; called with the stream locked, so it only takes note. */
@FunctionalInterface
public interface StateListener {

    /** The stream has a new state, and is like this since then. */
    void changed(LiveStatus status);
}
