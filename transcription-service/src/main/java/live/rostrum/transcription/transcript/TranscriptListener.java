package live.rostrum.transcription.transcript;

/** Hears what is stored, once it is stored. Called by whoever stores it; must not block nor throw. */
public interface TranscriptListener {

    /** A phrase is new or has another text. */
    void stored(Transcript transcript, Phrase phrase);

    /** A transcript is gone. */
    void removed(String streamId);
}
