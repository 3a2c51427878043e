package live.rostrum.transcription.speech;

/** One stream that is listened to. Called by one thread at a time. */
public interface SpeechSession extends AutoCloseable {

    /** Samples a second of all sound here; mono, signed 16 bit, little endian. */
    int SAMPLE_RATE_HZ = 16_000;

    /**
     * Takes sound. Never blocks; what cannot be sent yet is kept, up to a minute of it, then the oldest is left out and told as a gap.
     *
     * @param firstSample position of the first sample, on the stream's axis; a jump forward is sound that does not exist
     * @param pcm whole samples; not changed afterwards by either side
     */
    void audio(long firstSample, byte[] pcm);

    /** No more sound comes: what is still on its way becomes final. Ends with {@link SpeechListener#ended}, within ten seconds. */
    void finish();

    /** Lets go at once; nothing is told any more. A repeat does nothing. */
    @Override
    void close();
}
