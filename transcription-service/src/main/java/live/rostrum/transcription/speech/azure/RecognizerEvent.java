package live.rostrum.transcription.speech.azure;

/** What a recognizer tells. */
sealed interface RecognizerEvent {

    /** The service has let it in; perhaps again, after a connection that broke. */
    record Connected() implements RecognizerEvent {}

    /** A phrase as far as it is understood. */
    record Hypothesis(RecognizedText text) implements RecognizerEvent {}

    /** A phrase for good. */
    record Phrase(RecognizedText text) implements RecognizerEvent {}

    /**
     * Sound in which nothing was said.
     *
     * @param endTicks its end, since the recognizer's first sample
     */
    record Nothing(long endTicks) implements RecognizerEvent {}

    /** It has stopped, and tells nothing more. */
    record Cancelled(Cancellation why) implements RecognizerEvent {}
}
