package live.rostrum.recording.assembly;

/** A source that announces a picture gives only sound. */
final class NoPictureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoPictureException() {
        super("There is sound, and no picture");
    }
}
