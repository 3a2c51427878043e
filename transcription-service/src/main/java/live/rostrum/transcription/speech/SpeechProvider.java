package live.rostrum.transcription.speech;

/** Recognises speech. Must answer at once; what takes time (a model, a connection) is for the session. */
public interface SpeechProvider {

    /** Its name in configuration, streams and answers: {@code azure}, {@code vosk}, {@code sphinx}. */
    String name();

    /** Whether it can be used here, and if not, why. */
    Availability availability();

    /** What it can do and where it sends speech. */
    ProviderTraits traits();

    /**
     * Begins to listen. Does not block and does not throw for what is away or full: that is told to the listener.
     *
     * @param listener called on a thread of the provider's, never two calls at once, never after {@link SpeechSession#close} has returned
     */
    SpeechSession open(SpeechRequest request, SpeechListener listener);
}
