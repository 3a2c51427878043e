package live.rostrum.transcription.transcript;

/** Hears of changes. Called by whoever makes them. */
public interface TranscriptListener {

    /** A phrase is new or has another text, and is stored. Must not block nor throw. */
    void stored(Transcript transcript, Phrase phrase);

    /** A transcript is about to go, and what belongs to it goes first. What is thrown keeps it until the next sweep. */
    void removed(String streamId);
}
