package live.rostrum.transcription.speech;

import org.jspecify.annotations.Nullable;

/** Hears what a session understands. */
public interface SpeechListener {

    /** A phrase as far as it is understood; it may still change under the same ordinal. */
    void partial(SpokenPhrase phrase);

    /** A phrase that will not change any more. */
    void finalPhrase(SpokenPhrase phrase);

    /** How the session is. Told at each change. */
    void state(SpeechState state, @Nullable SpeechTrouble trouble);

    /** Sound that was given and will never be understood, in samples. */
    void lost(long firstSample, long endSample);

    /** Nothing will follow: {@link SpeechSession#finish} is done, or the provider has given up for good (its last state says why). */
    void ended();
}
