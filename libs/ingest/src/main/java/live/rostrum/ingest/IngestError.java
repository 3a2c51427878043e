package live.rostrum.ingest;

/** The error codes of the protocol; the wire has them in lower case with hyphens. */
public enum IngestError {
    BAD_REQUEST("bad-request"),
    UNAUTHORIZED("unauthorized"),
    ALREADY_PUBLISHING("already-publishing"),
    STREAM_ENDED("stream-ended"),
    UNKNOWN_TAKE("unknown-take"),
    GAP("gap"),
    UNSUPPORTED_MEDIA("unsupported-media"),
    TOO_LARGE("too-large"),
    OVERLOADED("overloaded"),
    STORAGE_FULL("storage-full");

    private final String code;

    IngestError(String code) {
        this.code = code;
    }

    /** As it stands in an acknowledgement. */
    public String code() {
        return code;
    }
}
