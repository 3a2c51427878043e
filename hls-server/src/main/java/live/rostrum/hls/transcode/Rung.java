package live.rostrum.hls.transcode;

/**
 * One video rendition of the ladder.
 *
 * @param name of the rendition
 * @param width in pixels, even
 * @param height in pixels, even
 * @param bitsPerSecond that the encoder aims at
 */
public record Rung(String name, int width, int height, int bitsPerSecond) {

    /** Highest rate that the encoder's buffer lets through for a moment. */
    public int maxBitsPerSecond() {
        return bitsPerSecond / 10 * 11;
    }

    /** Size of the encoder's rate buffer in bits. */
    public int bufferBits() {
        return bitsPerSecond;
    }

    /**
     * The most that a segment of this length can have, container included: what the rate lets through, and a full buffer on top.
     *
     * @param segmentSeconds length of a segment
     */
    public int peakBitsPerSecond(int segmentSeconds) {
        int media = maxBitsPerSecond() + bufferBits() / segmentSeconds;
        return media + media / 50;
    }
}
