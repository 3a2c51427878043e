package live.rostrum.stream.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a stream is in its life: {@code created -> live <-> reconnecting -> ended}. */
public enum StreamStatus {
    /** Nobody has gone live in it. */
    @JsonProperty("created")
    CREATED,
    /** Media is arriving. */
    @JsonProperty("live")
    LIVE,
    /** The broadcaster is gone and may come back within the grace period. */
    @JsonProperty("reconnecting")
    RECONNECTING,
    /** Over for good. */
    @JsonProperty("ended")
    ENDED;

    /** The name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
