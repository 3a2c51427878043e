package live.rostrum.recording.assembly;

/** Why there is nothing in a recording for some time. */
public enum GapCause {
    /** Another camera or screen was taken. */
    SOURCE_CHANGED("source-changed"),
    /** The broadcaster was away. */
    CONNECTION("connection"),
    /** Chunks that the browser lost before they were sent. */
    NOT_RECEIVED("not-received"),
    /** Bytes on this server's disk that failed their checksum, or that cannot be decoded. */
    DAMAGED("damaged");

    private final String code;

    GapCause(String code) {
        this.code = code;
    }

    /** Its stable name in the API. */
    public String code() {
        return code;
    }
}
