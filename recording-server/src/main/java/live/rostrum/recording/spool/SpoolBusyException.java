package live.rostrum.recording.spool;

/** More is waiting for the disk than may wait. */
public final class SpoolBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SpoolBusyException() {
        super("The disk has not taken what was sent before");
    }
}
