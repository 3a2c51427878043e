package live.rostrum.recording.spool;

/** A stream has as many takes as it may have. */
public final class TooManyTakesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyTakesException(int max) {
        super("The stream has " + max + " takes already");
    }
}
