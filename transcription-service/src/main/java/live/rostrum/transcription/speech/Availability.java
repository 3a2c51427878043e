package live.rostrum.transcription.speech;

import org.jspecify.annotations.Nullable;

/**
 * Whether a provider can be used.
 *
 * @param trouble what is in the way; null: nothing
 */
public record Availability(@Nullable SpeechTrouble trouble) {

    /** It can be used. */
    public static final Availability HERE = new Availability(null);

    /** It cannot, and why. */
    public static Availability not(SpeechTrouble trouble) {
        return new Availability(trouble);
    }

    public boolean here() {
        return trouble == null;
    }
}
