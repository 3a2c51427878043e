package live.rostrum.ingest.container;

/** A first chunk that is no WebM or MP4 with a header, or one whose tracks we cannot take; the message is for the broadcaster. */
public final class UnsupportedMediaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsupportedMediaException(String message) {
        super(message);
    }
}
