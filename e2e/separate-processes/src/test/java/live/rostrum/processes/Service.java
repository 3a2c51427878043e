package live.rostrum.processes;

import java.nio.file.Path;
import java.util.Objects;

/** What is started, each by its own jar. */
enum Service {
    EMBEDDED_DATABASE("embedded-database"),
    STREAM_SERVICE("stream-service"),
    HLS_SERVER("hls-server"),
    RECORDING_SERVER("recording-server"),
    TRANSCRIPTION_SERVICE("transcription-service"),
    API_GATEWAY("api-gateway");

    private final String label;

    Service(String label) {
        this.label = label;
    }

    /** Its name in the product, in logs and in the gateway's health. */
    String label() {
        return label;
    }

    /** The executable jar that the build made. */
    Path jar() {
        return Path.of(Objects.requireNonNull(System.getProperty("jar." + label), "run by Maven: jar." + label));
    }
}
