package live.rostrum.hls.take;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import live.rostrum.ingest.container.AccessPoint;
import live.rostrum.ingest.container.AccessPointScanner;
import live.rostrum.ingest.container.ContainerHeader;
import org.jspecify.annotations.Nullable;

/**
 * The media of a take that an encoder may need again: from the access point at which the published part ends up to the last byte that arrived.
 *
 * <p>Offsets count the take's media bytes from the end of its header, or from where this server came in. Holds at most {@link #MAX_BYTES} of what has been
 * read, and whatever has not. Guarded by its owner.
 */
final class ReplayBuffer {

    /** A quarter of a minute at 4 Mbit/s; an encoder that stood still for longer leaves a gap. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    /** Access points that are remembered at most; one a second is usual. */
    private static final int MAX_POINTS = 1_000;

    private record Piece(long seq, long offset, byte[] bytes) {
        long end() {
            return offset + bytes.length;
        }
    }

    private final AccessPointScanner scanner;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final Deque<AccessPoint> points = new ArrayDeque<>();
    private final List<Long> breaks = new ArrayList<>();
    private long end;
    private long nextSeq;

    ReplayBuffer(ContainerHeader header) {
        this.scanner = AccessPointScanner.of(header, this::found);
    }

    /**
     * Takes the next bytes.
     *
     * @param seq number of the chunk that they are of
     */
    void add(long seq, byte[] bytes) {
        nextSeq = seq + 1;
        if (bytes.length > 0) {
            pieces.addLast(new Piece(seq, end, bytes));
            end += bytes.length;
            scanner.feed(bytes);
        }
    }

    /** What comes next does not follow what came last. */
    void lose() {
        scanner.lose();
        if (breaks.isEmpty() || breaks.getLast() != end) {
            breaks.add(end);
        }
    }

    /** The chunk in which what is kept begins. */
    long firstSeq() {
        return pieces.isEmpty() ? nextSeq : pieces.getFirst().seq();
    }

    /** Behind the last byte. */
    long end() {
        return end;
    }

    /** The bytes at this offset and up to a bit behind it; null if they have not come, or are no longer kept. */
    byte @Nullable [] at(long offset) {
        for (Piece piece : pieces) {
            if (offset >= piece.offset() && offset < piece.end()) {
                int from = (int) (offset - piece.offset());
                int until = (int) (Math.min(breakAfter(offset), piece.end()) - piece.offset());
                return from == 0 && until == piece.bytes().length
                        ? piece.bytes()
                        : Arrays.copyOfRange(piece.bytes(), from, until);
            }
        }
        return null;
    }

    /** Whether what stands before this offset does not continue there. */
    boolean breaksAt(long offset) {
        return breaks.contains(offset);
    }

    /** The access point from which an encoder gets at what is missing after this time: the last one before it, or else the first. */
    Optional<AccessPoint> pointFor(Duration time) {
        Optional<AccessPoint> chosen = Optional.empty();
        for (AccessPoint point : points) {
            if (chosen.isPresent() && point.decodableFrom().compareTo(time) > 0) {
                break;
            }
            chosen = Optional.of(point);
        }
        return chosen;
    }

    /** The first access point at this offset or behind it. */
    Optional<AccessPoint> pointFrom(long offset) {
        return points.stream().filter(point -> point.offset() >= offset).findFirst();
    }

    /**
     * Lets go of what nobody needs again.
     *
     * @param published where, on the take's clock, the published part ends
     * @param readUntil up to where an encoder has been fed
     */
    void forget(Duration published, long readUntil) {
        Iterator<AccessPoint> next = points.iterator();
        long keepFrom = readUntil;
        if (next.hasNext()) {
            keepFrom = next.next().offset();
        }
        while (next.hasNext()) {
            AccessPoint point = next.next();
            if (point.decodableFrom().compareTo(published) > 0) {
                break;
            }
            keepFrom = point.offset();
        }
        keepFrom = Math.min(Math.max(keepFrom, readUntil - MAX_BYTES), readUntil);
        drop(keepFrom);
    }

    /** Lets go of the oldest beyond the bound, read or not. */
    void shorten() {
        drop(end - MAX_BYTES);
    }

    private void drop(long wanted) {
        long keepFrom = Math.min(wanted, Math.max(scanner.openFrom(), end - MAX_BYTES));
        while (!pieces.isEmpty() && pieces.getFirst().end() <= keepFrom) {
            pieces.removeFirst();
        }
        long first = pieces.isEmpty() ? end : pieces.getFirst().offset();
        while (!points.isEmpty() && points.getFirst().offset() < first) {
            points.removeFirst();
        }
        breaks.removeIf(at -> at < first);
    }

    private void found(AccessPoint point) {
        if (pieces.isEmpty() || point.offset() < pieces.getFirst().offset()) {
            return;
        }
        points.addLast(point);
        if (points.size() > MAX_POINTS) {
            points.removeFirst();
        }
    }

    private long breakAfter(long offset) {
        return breaks.stream()
                .mapToLong(Long::longValue)
                .filter(at -> at > offset)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
