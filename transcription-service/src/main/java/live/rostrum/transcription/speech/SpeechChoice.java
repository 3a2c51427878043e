package live.rostrum.transcription.speech;

/** Who listens to a stream. */
public sealed interface SpeechChoice {

    /** This provider. */
    record Chosen(SpeechProvider provider) implements SpeechChoice {}

    /**
     * Nobody.
     *
     * @param name of the provider that was asked for, or {@code none}
     * @param trouble what is in the way
     */
    record Nobody(String name, SpeechTrouble trouble) implements SpeechChoice {}
}
