package live.rostrum.recording.assembly;

import live.rostrum.ingest.container.SourceVideo;

/**
 * The size of a recording's picture, the same throughout.
 *
 * @param width in pixels, even
 * @param height in pixels, even
 */
public record PictureSize(int width, int height) {

    /** For a recording that has only sound. */
    static final PictureSize WITHOUT_PICTURE = new PictureSize(640, 360);

    private static final int LONG_SIDE = 1920;
    private static final int SHORT_SIDE = 1080;

    public PictureSize {
        if (width < 2 || height < 2 || width > LONG_SIDE || height > LONG_SIDE || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("A picture of " + width + " by " + height);
        }
    }

    /** The source's size, made smaller in its proportions if it is beyond 1920 by 1080 (or 1080 by 1920). */
    static PictureSize of(SourceVideo source) {
        int longSide = Math.max(source.width(), source.height());
        int shortSide = Math.min(source.width(), source.height());
        double scale = Math.min(1, Math.min((double) LONG_SIDE / longSide, (double) SHORT_SIDE / shortSide));
        return new PictureSize(even(source.width() * scale), even(source.height() * scale));
    }

    private static int even(double pixels) {
        return Math.max(2, (int) Math.round(pixels) / 2 * 2);
    }

    boolean is(int otherWidth, int otherHeight) {
        return width == otherWidth && height == otherHeight;
    }
}
