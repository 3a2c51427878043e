package live.rostrum.hls.packager;

import java.util.ArrayList;
import java.util.List;

/** The segment that is being made: its parts so far, in memory. */
final class OpenSegment {

    /** Far above two seconds of the highest bit rate that we encode; an encoder beyond it has gone mad. */
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final long msn;
    private final List<Part> parts = new ArrayList<>();
    private long sizeBytes;
    private long durationTicks;

    OpenSegment(long msn) {
        this.msn = msn;
    }

    void add(Part part) {
        sizeBytes += part.bytes().length;
        if (sizeBytes > MAX_BYTES) {
            throw new IllegalStateException("Segment " + msn + " has grown beyond " + MAX_BYTES + " bytes");
        }
        durationTicks += part.durationTicks();
        parts.add(part);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    long msn() {
        return msn;
    }

    long durationTicks() {
        return durationTicks;
    }

    List<Part> parts() {
        return parts;
    }

    SegmentEntry entry(int init, boolean discontinuity) {
        return new SegmentEntry(
                msn, init, parts.getFirst().startTicks(), durationTicks, sizeBytes, discontinuity, false);
    }
}
