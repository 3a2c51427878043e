package live.rostrum.hls.packager;

import java.util.List;

/**
 * What a rendition of captions has to offer at one moment.
 *
 * @param plan what it is
 * @param timescaleHz ticks a second of its segments
 * @param discontinuitySequence discontinuities that have left the window (rfc8216bis 4.4.3.3)
 * @param segments the window, oldest first
 */
public record CaptionSnapshot(
        CaptionPlan plan, int timescaleHz, long discontinuitySequence, List<SegmentEntry> segments) {

    public CaptionSnapshot {
        segments = List.copyOf(segments);
    }

    /** Address of a segment, relative to its playlist. */
    public static String uri(SegmentEntry segment) {
        return fileName(segment.msn());
    }

    static String fileName(long msn) {
        return SegmentEntry.stem(msn) + ".vtt";
    }
}
