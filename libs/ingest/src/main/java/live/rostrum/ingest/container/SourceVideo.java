package live.rostrum.ingest.container;

/**
 * The picture that a container announces.
 *
 * @param codec name of the codec as the container has it, for example {@code V_VP8} or {@code avc1}
 * @param width in pixels, as it is shown
 * @param height in pixels, as it is shown
 * @param turned whether a player must turn or mirror the coded picture to show it so; FFmpeg does that when it decodes, and not when it copies
 */
public record SourceVideo(String codec, int width, int height, boolean turned) {

    /** Largest side that is taken, that of 4K in either orientation. */
    public static final int MAX_SIDE = 4096;

    /** A picture that is shown as it is coded. */
    public SourceVideo(String codec, int width, int height) {
        this(codec, width, height, false);
    }

    public SourceVideo {
        if (width < 2 || height < 2 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new UnsupportedMediaException("The picture is " + width + " by " + height + " pixels; 2 to "
                    + MAX_SIDE + " a side can be taken.");
        }
    }
}
