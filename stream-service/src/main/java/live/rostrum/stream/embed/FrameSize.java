package live.rostrum.stream.embed;

/**
 * Size of a player in another page, 16:9.
 *
 * @param width in pixels
 * @param height in pixels
 */
record FrameSize(int width, int height) {

    /** For somebody who names no limits. */
    private static final FrameSize USUAL = new FrameSize(640, 360);

    private static final int WIDEST = 1920;
    private static final int ASPECT_WIDTH = 16;
    private static final int ASPECT_HEIGHT = 9;

    /** The largest player that fits; 0 stands for a limit that was not named. */
    static FrameSize within(int maxWidth, int maxHeight) {
        if (maxWidth == 0 && maxHeight == 0) {
            return USUAL;
        }
        int width = maxWidth == 0 ? WIDEST : Math.min(maxWidth, WIDEST);
        int widthOfHeight = maxHeight == 0 ? WIDEST : (int) ((long) maxHeight * ASPECT_WIDTH / ASPECT_HEIGHT);
        int fitting = Math.clamp(Math.min(width, widthOfHeight), 1, WIDEST);
        return new FrameSize(fitting, Math.max(1, fitting * ASPECT_HEIGHT / ASPECT_WIDTH));
    }
}
