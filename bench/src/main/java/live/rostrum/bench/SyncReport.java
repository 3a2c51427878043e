package live.rostrum.bench;

import java.util.List;

/** Figures of how far sound and picture are apart, in milliseconds; positive is late sound. */
final class SyncReport {

    static final String HEADINGS = "flashes  unmatched  median ms  p95 ms  largest ms  first ms  last ms  drift ms/min";

    /** Flashes whose median stands for a beginning or an end. */
    private static final int ENDS = 5;

    private static final double MOST = 0.95;

    private SyncReport() {}

    /** One line under {@link #HEADINGS}; p95 and the largest are of the distance, whatever its direction. */
    static String line(List<SyncOffset> offsets, int unmatched) {
        if (offsets.size() < 2) {
            return String.format("%7d  %9d", offsets.size(), unmatched);
        }
        List<Double> late = late(offsets);
        List<Double> apart = late.stream().map(Math::abs).toList();
        List<Double> minutes =
                offsets.stream().map(offset -> offset.seconds() / 60).toList();
        return String.format(
                "%7d  %9d  %+9.1f  %6.1f  %10.1f  %+8.1f  %+7.1f  %+12.2f",
                offsets.size(),
                unmatched,
                Statistics.median(late),
                Statistics.percentile(apart, MOST),
                Statistics.percentile(apart, 1),
                Statistics.median(late(offsets.subList(0, Math.min(ENDS, offsets.size())))),
                Statistics.median(late(offsets.subList(Math.max(0, offsets.size() - ENDS), offsets.size()))),
                Statistics.slope(minutes, late));
    }

    private static List<Double> late(List<SyncOffset> offsets) {
        return offsets.stream().map(SyncOffset::lateMs).toList();
    }
}
