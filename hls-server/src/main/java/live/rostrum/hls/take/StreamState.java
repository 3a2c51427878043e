package live.rostrum.hls.take;

import java.util.Locale;

/** What a live stream is doing, as other services are told. */
public enum StreamState {
    /** A broadcaster is connected, but a player that began now would run dry at once. */
    STARTING,
    /** A broadcaster is connected and there is something to play. */
    LIVE,
    /** The broadcaster is gone; the grace period runs. */
    RECONNECTING,
    /** Nothing will follow. */
    ENDED;

    /** As it stands in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
