package live.rostrum.fmp4;

/** Media that breaks its format's rules or our bounds; the message names the box and what is wrong with it. */
public final class MalformedMediaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedMediaException(String message) {
        super(message);
    }
}
