package live.rostrum.ingest.container;

/**
 * The picture that a container announces.
 *
 * @param codec name of the codec as the container has it, for example {@code V_VP8} or {@code avc1}
 * @param width in pixels
 * @param height in pixels
 */
public record SourceVideo(String codec, int width, int height) {

    /** Largest side that is taken, that of 4K in either orientation. */
    public static final int MAX_SIDE = 4096;

    public SourceVideo {
        if (width < 2 || height < 2 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new UnsupportedMediaException("The picture is " + width + " by " + height + " pixels; 2 to "
                    + MAX_SIDE + " a side can be taken.");
        }
    }
}
