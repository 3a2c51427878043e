package live.rostrum.recording.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a take stands after a restart.
 *
 * @param nextSeq first chunk that is not there, behind everything that is
 * @param hasHeader whether the container header is there
 */
record StoredPosition(long nextSeq, boolean hasHeader) {

    /**
     * Reads the last segment that has a record in it; earlier ones only if those behind them are empty. A torn record at the end does not count: it was never
     * acknowledged.
     */
    static StoredPosition read(Path takeDirectory) throws IOException {
        List<Path> segments = Segments.in(takeDirectory);
        for (Path segment : segments.reversed()) {
            long nextSeq = nextSeq(segment);
            if (nextSeq > 0) {
                return new StoredPosition(nextSeq, hasHeader(takeDirectory));
            }
        }
        return new StoredPosition(0, false);
    }

    private static long nextSeq(Path segment) throws IOException {
        long next = 0;
        try (SegmentReader reader = SegmentReader.open(segment)) {
            for (Optional<SpoolEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                if (entry.get() instanceof SpoolEntry.Intact(SpooledChunk chunk)) {
                    next = Math.max(next, chunk.seq() + 1);
                }
            }
        }
        return next;
    }

    /** The header comes first, or, when the take's beginning was lost, as soon as the server asked for it. */
    private static boolean hasHeader(Path takeDirectory) throws IOException {
        try (SpoolReader reader = SpoolReader.open(takeDirectory)) {
            Optional<SpoolEntry> first = reader.next();
            while (first.isPresent() && first.get() instanceof SpoolEntry.Damaged) {
                first = reader.next();
            }
            return first.isPresent()
                    && first.get() instanceof SpoolEntry.Intact(SpooledChunk chunk)
                    && chunk.seq() == 0;
        }
    }
}
