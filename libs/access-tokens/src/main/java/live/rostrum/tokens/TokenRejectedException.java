package live.rostrum.tokens;

/** A token that is not good for what it was shown for. Its message never contains the token. */
public final class TokenRejectedException extends Exception {

    private final Reason reason;

    public TokenRejectedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why, in a form that code may switch over. */
    public Reason reason() {
        return reason;
    }

    /** Why a token was refused. */
    public enum Reason {
        /** Not a signed JWT, too long, or a claim is missing or of the wrong type. */
        MALFORMED,
        /** Signed with an algorithm that we never use, or with none. */
        WRONG_ALGORITHM,
        /** Names a key that is not in the key set, or none can be had. */
        UNKNOWN_KEY,
        /** The signature does not fit. */
        WRONG_SIGNATURE,
        /** Made by or for somebody else. */
        WRONG_AUDIENCE,
        /** Too late. */
        EXPIRED
    }
}
