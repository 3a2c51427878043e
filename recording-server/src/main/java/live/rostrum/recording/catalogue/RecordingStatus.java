package live.rostrum.recording.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a recording is in its life. */
public enum RecordingStatus {
    /** Its stream goes on. */
    @JsonProperty("recording")
    RECORDING,
    /** It is being made into a file. */
    @JsonProperty("processing")
    PROCESSING,
    /** It can be played, and nothing more will come. */
    @JsonProperty("ready")
    READY,
    /** It can be played as far as it goes; a browser may still send the rest. */
    @JsonProperty("incomplete")
    INCOMPLETE,
    /** It could not be made into a file; what was sent is kept, and it is tried again. */
    @JsonProperty("failed")
    FAILED;

    /** The name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
