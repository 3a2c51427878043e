package live.rostrum.transcription.speech.azure;

/** One run of recognition: it lives until it is cancelled, and is never started again. */
interface Recognizer extends AutoCloseable {

    /** Takes sound; does not block. */
    void write(byte[] pcm);

    /** No more sound comes: what is on its way is told, then the end. */
    void endOfSound();

    /** Frees what the SDK holds. May block for seconds, and must not be called by a thread that tells an event. */
    @Override
    void close();
}
