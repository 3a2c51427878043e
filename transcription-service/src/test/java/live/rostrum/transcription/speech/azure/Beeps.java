package live.rostrum.transcription.speech.azure;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import live.rostrum.transcription.speech.SpeechSession;

/** Sound that the double understands: each word is a beep of 300 ms and 100 ms of quiet, its pitch says which word. */
final class Beeps {

    static final int WORD_SAMPLES = 4_800;
    static final int GAP_SAMPLES = 1_600;

    /** Longer than the quiet that ends a phrase. */
    static final int PAUSE_SAMPLES = 9_600;

    private static final int PIECE_BYTES = 3_200;

    private final ByteArrayOutputStream pcm = new ByteArrayOutputStream();

    static Beeps sound() {
        return new Beeps();
    }

    /** Some words, and the pause after them. */
    static Beeps phrase(int... words) {
        return new Beeps().say(words).quiet(PAUSE_SAMPLES);
    }

    Beeps say(int... words) {
        for (int word : words) {
            tone(500 + 100 * word, WORD_SAMPLES);
            quiet(GAP_SAMPLES);
        }
        return this;
    }

    Beeps quiet(int samples) {
        pcm.writeBytes(new byte[samples * 2]);
        return this;
    }

    Beeps tone(double hertz, int samples) {
        for (int i = 0; i < samples; i++) {
            int value = (int) Math.round(8_000 * Math.sin(2 * Math.PI * hertz * i / SpeechSession.SAMPLE_RATE_HZ));
            pcm.write(value);
            pcm.write(value >> 8);
        }
        return this;
    }

    byte[] bytes() {
        return pcm.toByteArray();
    }

    int samples() {
        return pcm.size() / 2;
    }

    /** Gives it to the session in pieces of 100 ms, as they come. Returns the position after it. */
    long giveTo(SpeechSession session, long firstSample) {
        byte[] all = bytes();
        for (int at = 0; at < all.length; at += PIECE_BYTES) {
            session.audio(firstSample + at / 2, Arrays.copyOfRange(all, at, Math.min(all.length, at + PIECE_BYTES)));
        }
        return firstSample + all.length / 2;
    }
}
