package live.rostrum.hls.transcode;

import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;

/**
 * Hears of one run. Calls come on the run's own threads, one thread for each rendition; a call that blocks holds FFmpeg up, which is how a slow disk slows
 * the source down instead of filling the memory.
 */
public interface TranscodeListener {

    /** A rendition's description has come. */
    void track(String rendition, TrackDescription track);

    /** A rendition's next sample. */
    void sample(String rendition, Sample sample);

    /**
     * The next tenth of a second of sound for speech recognition has come, if the plan wants it: 16 kHz, mono, signed 16 bits, little endian. Take it away
     * quickly, and keep it: what does not come in time is lost to captions, but video waits for nobody.
     *
     * @param firstSample counts from the run's time 0
     */
    void speech(long firstSample, byte[] pcm);

    /** A picture of now has come, as a JPEG of at most 640 pixels' width; the first one at once, then one every ten seconds. */
    void poster(byte[] jpeg);

    /**
     * All outputs have ended and the process is gone; nothing follows. Called once.
     *
     * @param outcome how it ended
     */
    void finished(TranscodeOutcome outcome);
}
