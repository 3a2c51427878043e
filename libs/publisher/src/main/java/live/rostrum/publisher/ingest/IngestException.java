package live.rostrum.publisher.ingest;

import java.util.Set;

/** The server refused something, or could not be talked to; {@link #code()} says which. */
public final class IngestException extends RuntimeException {

    /** No connection, or it was lost; trying again may help. */
    public static final String DISCONNECTED = "disconnected";

    /** The server did not answer in time; trying again may help. */
    public static final String TIMEOUT = "timeout";

    /** The handshake was refused: no token, an expired or a foreign one. */
    public static final String UNAUTHORIZED = "unauthorized";

    private static final Set<String> PASSING = Set.of(DISCONNECTED, TIMEOUT, "overloaded", "unknown-take");

    private static final long serialVersionUID = 1L;

    private final String code;

    public IngestException(String code, String message) {
        super(message);
        this.code = code;
    }

    public IngestException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** A code of the ingest protocol, or one of the constants here. */
    public String code() {
        return code;
    }

    /** Whether connecting again and repeating the take's start can mend it. */
    public boolean mayPass() {
        return PASSING.contains(code);
    }
}
