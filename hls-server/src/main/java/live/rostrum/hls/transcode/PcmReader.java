package live.rostrum.hls.transcode;

import java.util.Arrays;

/**
 * Cuts PCM as it arrives, in pieces of any size, into blocks of a tenth of a second, and counts its samples: 16 kHz, mono, signed 16 bits, little endian.
 */
final class PcmReader {

    static final int SAMPLE_RATE_HZ = 16_000;

    private static final int BYTES_A_SAMPLE = 2;
    private static final int BLOCK_BYTES = SAMPLE_RATE_HZ / 10 * BYTES_A_SAMPLE;

    /** Where the blocks go. */
    interface Sink {

        /** The next block, which belongs to the sink; {@code firstSample} counts from the run's time 0. */
        void block(long firstSample, byte[] pcm);
    }

    private final Sink sink;
    private byte[] block = new byte[BLOCK_BYTES];
    private int filled;
    private long firstSample;

    PcmReader(Sink sink) {
        this.sink = sink;
    }

    void feed(byte[] bytes, int offset, int length) {
        int taken = 0;
        while (taken < length) {
            int count = Math.min(length - taken, BLOCK_BYTES - filled);
            System.arraycopy(bytes, offset + taken, block, filled, count);
            filled += count;
            taken += count;
            if (filled == BLOCK_BYTES) {
                give(block);
                block = new byte[BLOCK_BYTES];
            }
        }
    }

    /** Nothing follows: gives the whole samples that are left. */
    void end() {
        int whole = filled - filled % BYTES_A_SAMPLE;
        if (whole > 0) {
            give(Arrays.copyOf(block, whole));
        }
    }

    private void give(byte[] pcm) {
        sink.block(firstSample, pcm);
        firstSample += pcm.length / BYTES_A_SAMPLE;
        filled = 0;
    }
}
