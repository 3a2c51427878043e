package live.rostrum.transcription.session;

import live.rostrum.transcription.speech.SpokenPhrase;

/** Hears of a {@link SpeechLine} what is understood and what is not. Called in the stream's mailbox. */
interface PhraseEar {

    /**
     * A phrase so far.
     *
     * @param id unique in the stream
     */
    void partial(String id, SpokenPhrase phrase);

    /** A phrase that will not change any more. */
    void finalPhrase(String id, SpokenPhrase phrase);

    /** Phrases that are not final never will be. */
    void abandoned();

    /** What will never be understood, from a position to another. */
    void lost(long fromSample, long toSample);

    /** The session is in another state. */
    void changed();

    /** Nothing will follow. */
    void finished();
}
