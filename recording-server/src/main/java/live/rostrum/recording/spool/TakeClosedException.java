package live.rostrum.recording.spool;

/** The take was closed meanwhile: it has to be opened again. */
public final class TakeClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TakeClosedException() {
        super("The take has been closed");
    }
}
