package live.rostrum.tokens;

import java.util.Locale;
import java.util.Optional;

/** How close to the live edge the viewers of a stream are meant to be. */
public enum StreamLatency {
    /** LL-HLS with parts: about two seconds behind. */
    LOW,
    /** Plain HLS with two-second segments. */
    STANDARD;

    /** The name on the wire: {@code low} or {@code standard}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The latency with this name on the wire. */
    public static Optional<StreamLatency> ofWireName(String wireName) {
        for (StreamLatency latency : values()) {
            if (latency.wireName().equals(wireName)) {
                return Optional.of(latency);
            }
        }
        return Optional.empty();
    }
}
