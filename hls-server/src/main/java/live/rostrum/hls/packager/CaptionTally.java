package live.rostrum.hls.packager;

/**
 * How captions fared in the playlists.
 *
 * @param finals final captions that have come
 * @param late those of them that came when a segment that should have shown them was published already; the transcript has them
 */
public record CaptionTally(long finals, long late) {

    /** Nothing was said. */
    public static final CaptionTally NONE = new CaptionTally(0, 0);
}
