package live.rostrum.recording.store;

/**
 * A recording that retention deletes.
 *
 * @param recording which
 * @param reason why
 */
public record Expiry(KeptRecording recording, Reason reason) {

    /** Why a recording is deleted. */
    public enum Reason {
        /** It is older than recordings may get. */
        AGE,
        /** All together are larger than they may be, and it is the oldest. */
        SIZE
    }
}
