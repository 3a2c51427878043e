package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;

/** Sound at 16 kHz, and how far it lies beside where it was said. */
record Speech(short[] samples) {

    private static final int FARTHEST = 2_400;

    static Speech of(byte[] pcm) {
        short[] samples = new short[pcm.length / 2];
        ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Speech(samples);
    }

    /** What FFmpeg alone hears in a take. */
    static Speech of(List<byte[]> take) throws IOException, InterruptedException {
        Path file = Files.createTempFile("rostrum", ".webm");
        Path pcm = Files.createTempFile("rostrum", ".pcm");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                for (byte[] chunk : take) {
                    out.write(chunk);
                }
            }
            Process process = FfmpegBinary.ffmpeg()
                    .command(List.of(
                            "-v",
                            "error",
                            "-y",
                            "-i",
                            file.toString(),
                            "-map",
                            "0:a:0",
                            "-af",
                            "aresample=first_pts=0",
                            "-ar",
                            "16000",
                            "-ac",
                            "1",
                            "-f",
                            "s16le",
                            pcm.toString()))
                    .inheritIO()
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return of(Files.readAllBytes(pcm));
        } finally {
            Files.delete(file);
            Files.delete(pcm);
        }
    }

    /**
     * By how many samples a stretch of this sound is later than the same stretch of another; what fits best within 150 ms.
     *
     * @param from first sample of the stretch, the same in both
     */
    int lagBehind(Speech said, int from, int length) {
        int best = 0;
        double most = -1;
        for (int lag = -FARTHEST; lag <= FARTHEST; lag++) {
            double likeness = likeness(said, from, length, lag);
            if (likeness > most) {
                most = likeness;
                best = lag;
            }
        }
        assertThat(most).as("the same is heard at all").isGreaterThan(0.7);
        return best;
    }

    private double likeness(Speech said, int from, int length, int lag) {
        double product = 0;
        double heardPower = 1;
        double saidPower = 1;
        for (int i = from; i < from + length; i++) {
            double heard = i + lag < 0 || i + lag >= samples.length ? 0 : samples[i + lag];
            product += heard * said.samples[i];
            heardPower += heard * heard;
            saidPower += (double) said.samples[i] * said.samples[i];
        }
        return product / Math.sqrt(heardPower * saidPower);
    }
}
