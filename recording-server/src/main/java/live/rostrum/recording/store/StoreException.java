package live.rostrum.recording.store;

import org.jspecify.annotations.Nullable;

/** The store did not do what it was asked for. What was to be stored is still where it was. */
public final class StoreException extends Exception {

    /** Why, as far as somebody acts on it. */
    public enum Reason {
        /** It does not answer, or not in time: try again later. */
        UNREACHABLE("store-unreachable"),
        /** It answers and does not let us: keys, bucket or rights are wrong. */
        REFUSED("store-refused"),
        /** It has no room. */
        FULL("storage-full"),
        /** What was read back is not what was written; it was deleted there. */
        DAMAGED("store-damaged"),
        /** There is no such file. */
        MISSING("store-missing");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The stable code. */
        public String code() {
            return code;
        }
    }

    private final Reason reason;

    public StoreException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
