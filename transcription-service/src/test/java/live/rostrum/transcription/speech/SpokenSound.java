package live.rostrum.transcription.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/** Sound for tests: real speech, and what is none. */
public final class SpokenSound {

    private SpokenSound() {}

    /** A person says "go forward ten meters", 2.8 s. */
    public static byte[] goForwardTenMeters() {
        try (InputStream sound =
                Objects.requireNonNull(SpokenSound.class.getResourceAsStream("/speech/go-forward-ten-meters.raw"))) {
            return sound.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] silence(double seconds) {
        return wave(seconds, sample -> 0);
    }

    /** Chords, one a second. */
    public static byte[] music(double seconds) {
        double[] roots = {220, 261.63, 174.61, 196};
        return wave(seconds, sample -> {
            double root = roots[sample / SpeechSession.SAMPLE_RATE_HZ % roots.length];
            double angle = 2 * Math.PI * sample / SpeechSession.SAMPLE_RATE_HZ;
            return 3_000 * (Math.sin(root * angle) + Math.sin(root * 1.26 * angle) + Math.sin(root * 1.5 * angle));
        });
    }

    /** One after the other. */
    public static byte[] join(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] wave(double seconds, IntToDoubleFunction amplitude) {
        byte[] pcm = new byte[(int) Math.round(seconds * SpeechSession.SAMPLE_RATE_HZ) * 2];
        for (int at = 0; at < pcm.length; at += 2) {
            int sample = (int) Math.round(amplitude.applyAsDouble(at / 2));
            pcm[at] = (byte) sample;
            pcm[at + 1] = (byte) (sample >> 8);
        }
        return pcm;
    }
}
