package live.rostrum.transcription.speechdouble;

import java.util.List;

/** Understands the sound of one turn, which comes in order, from its beginning; called by one thread. */
interface Ear {

    /** Samples a second: mono, signed 16 bit, little endian. */
    int SAMPLE_RATE_HZ = 16_000;

    /** Takes sound and tells what is understood by now and was not told yet. */
    List<Heard> hear(byte[] pcm);

    /** No more comes. */
    List<Heard> end();
}
