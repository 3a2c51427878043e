package live.rostrum.hls.packager;

import java.time.Duration;
import java.util.List;

/**
 * What a rendition has to offer at one moment.
 *
 * @param plan what it is
 * @param codec RFC 6381 string of its first init segment, empty while there is none
 * @param width of its picture in pixels, 0 for sound
 * @param height of its picture in pixels, 0 for sound
 * @param discontinuitySequence discontinuities that have left the window (rfc8216bis 4.4.3.3)
 * @param segments the window, oldest first
 */
public record RenditionSnapshot(
        RenditionPlan plan,
        String codec,
        int width,
        int height,
        long discontinuitySequence,
        List<SegmentEntry> segments) {

    public RenditionSnapshot {
        segments = List.copyOf(segments);
    }

    /** Bits a second of its largest segment for its length, 0 when there is none. */
    public long measuredPeakBitsPerSecond() {
        return segments.stream()
                .filter(segment -> !segment.gap())
                .mapToLong(this::bitsPerSecond)
                .max()
                .orElse(0);
    }

    /** Bits a second over the window, 0 when it is empty. */
    public long measuredAverageBitsPerSecond() {
        long ticks = segments.stream()
                .filter(segment -> !segment.gap())
                .mapToLong(SegmentEntry::durationTicks)
                .sum();
        long bytes = segments.stream().mapToLong(SegmentEntry::sizeBytes).sum();
        return ticks == 0 ? 0 : bytes * 8 * plan.timescaleHz() / ticks;
    }

    /** Where its last segment ends, since the stream began. */
    public Duration end() {
        return segments.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos((long) (seconds(segments.getLast().endTicks()) * 1e9));
    }

    /** A time of this rendition in seconds. */
    public double seconds(long ticks) {
        return (double) ticks / plan.timescaleHz();
    }

    private long bitsPerSecond(SegmentEntry segment) {
        return segment.durationTicks() == 0
                ? 0
                : segment.sizeBytes() * 8 * plan.timescaleHz() / segment.durationTicks();
    }
}
