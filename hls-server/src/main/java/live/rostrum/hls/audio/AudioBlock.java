package live.rostrum.hls.audio;

import java.util.Arrays;

/**
 * Sound without a hole: 16 kHz, mono, signed 16 bits, little endian.
 *
 * @param firstSample position of its first sample
 * @param pcm whole samples
 * @param run where it comes from
 */
record AudioBlock(long firstSample, byte[] pcm, RunSound run) {

    private static final int BYTES_A_SAMPLE = 2;

    AudioBlock {
        if (pcm.length == 0 || pcm.length % BYTES_A_SAMPLE != 0 || firstSample < 0) {
            throw new IllegalArgumentException("A block of " + pcm.length + " bytes at " + firstSample);
        }
    }

    /** Position behind its last sample. */
    long endSample() {
        return firstSample + pcm.length / BYTES_A_SAMPLE;
    }

    /** What lies behind a position within it. */
    AudioBlock from(long sample) {
        return new AudioBlock(
                sample,
                Arrays.copyOfRange(pcm, Math.toIntExact((sample - firstSample) * BYTES_A_SAMPLE), pcm.length),
                run);
    }

    /** Whether {@code next} goes on where this one ends, in the same run. */
    boolean isContinuedBy(AudioBlock next) {
        return next.firstSample == endSample() && next.run.equals(run);
    }
}
