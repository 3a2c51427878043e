package live.rostrum.recording.assembly;

/** Why a recording could not be made. */
public enum Failure {
    /** Nothing in the spool can be played. */
    NO_MEDIA("no-media"),
    /** The disk is full. */
    STORAGE_FULL("storage-full"),
    /** FFmpeg did not get through any of it. */
    ENCODER_FAILED("encoder-failed");

    private final String code;

    Failure(String code) {
        this.code = code;
    }

    /** Its stable name in the API. */
    public String code() {
        return code;
    }
}
