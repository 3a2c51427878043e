package live.rostrum.standalone.up;

/** Rostrum cannot start, for a reason that whoever starts it can mend. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    StartFailure(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    StartFailure(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What to do, as a sentence. */
    String remedy() {
        return remedy;
    }
}
