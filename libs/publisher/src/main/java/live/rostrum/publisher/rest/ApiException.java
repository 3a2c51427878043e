package live.rostrum.publisher.rest;

/** The REST interface refused a call (RFC 9457) or could not be reached. */
public final class ApiException extends RuntimeException {

    /** The status of a call that got no answer. */
    public static final int NO_ANSWER = 0;

    private static final String TYPE_PREFIX = "urn:rostrum:problem:";
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    ApiException(int status, String type, String message) {
        super(message);
        this.status = status;
        this.code = type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type;
    }

    /** The HTTP status, or {@link #NO_ANSWER}. */
    public int status() {
        return status;
    }

    /** The problem's code, such as {@code bad-credentials}; may be empty. */
    public String code() {
        return code;
    }
}
