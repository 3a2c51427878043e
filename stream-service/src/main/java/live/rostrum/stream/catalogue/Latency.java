package live.rostrum.stream.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import live.rostrum.tokens.StreamLatency;

/** How close to the live edge viewers are meant to be. */
public enum Latency {
    /** LL-HLS. */
    @JsonProperty("low")
    LOW(StreamLatency.LOW),
    /** Plain HLS. */
    @JsonProperty("standard")
    STANDARD(StreamLatency.STANDARD);

    private final StreamLatency granted;

    Latency(StreamLatency granted) {
        this.granted = granted;
    }

    StreamLatency granted() {
        return granted;
    }
}
