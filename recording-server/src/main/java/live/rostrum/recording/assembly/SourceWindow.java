package live.rostrum.recording.assembly;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import live.rostrum.ingest.container.AccessPoint;
import live.rostrum.ingest.container.AccessPointScanner;
import live.rostrum.ingest.container.ContainerHeader;
import org.jspecify.annotations.Nullable;

/**
 * The last bytes of a take that were read, with the places in them where a run can begin. As long as no run has begun it holds what a run may begin with, 64 MiB at
 * most; else only where chunks begin. Not thread safe.
 */
final class SourceWindow {

    private static final long MOST_HELD_BYTES = 64L * 1024 * 1024;

    private record Held(long seq, long start, int from, int length, byte @Nullable [] data) {
        long end() {
            return start + length;
        }
    }

    private final AccessPointScanner scanner;
    private final List<AccessPoint> found = new ArrayList<>();
    private final Deque<Held> chunks = new ArrayDeque<>();
    private long readBytes;
    private long heldBytes;

    SourceWindow(ContainerHeader header) {
        scanner = AccessPointScanner.of(header, found::add);
    }

    /**
     * Takes the next bytes.
     *
     * @param from the first byte of the chunk that counts
     * @param keep whether a run may still begin in them
     * @return the places where a run can begin that are known by now
     */
    List<ReadingPoint> add(long seq, byte[] data, int from, boolean keep) {
        chunks.add(new Held(seq, readBytes, from, data.length - from, keep ? data : null));
        heldBytes += keep ? data.length : 0;
        readBytes += data.length - from;
        scanner.feed(data, from);
        List<ReadingPoint> points = new ArrayList<>();
        for (AccessPoint point : found) {
            Held chunk = holding(point.offset());
            if (chunk != null) {
                int offset = chunk.from() + (int) (point.offset() - chunk.start());
                points.add(new ReadingPoint(chunk.seq(), offset, point.time(), point.decodableFrom()));
            }
        }
        found.clear();
        if (points.isEmpty() || !keep) {
            prune();
        }
        return points;
    }

    /** Hears of bytes that are held. */
    interface Bytes {
        /** False if no more are wanted. */
        boolean take(byte[] data, int from);
    }

    /** Gives out what is held from that place on, and holds it no longer. */
    boolean release(ReadingPoint point, Bytes bytes) {
        boolean wanted = true;
        for (Held chunk : chunks) {
            byte[] data = chunk.data();
            if (wanted && data != null && chunk.seq() >= point.seq()) {
                wanted = bytes.take(data, chunk.seq() == point.seq() ? point.offset() : chunk.from());
            }
        }
        Held last = chunks.peekLast();
        chunks.clear();
        if (last != null) {
            chunks.add(new Held(last.seq(), last.start(), last.from(), last.length(), null));
        }
        heldBytes = 0;
        return wanted;
    }

    /** Bytes are missing here. */
    void lose() {
        scanner.lose();
        found.clear();
        chunks.clear();
        heldBytes = 0;
    }

    private @Nullable Held holding(long offset) {
        for (Held chunk : chunks) {
            if (offset >= chunk.start() && offset < chunk.end()) {
                return chunk;
            }
        }
        return null;
    }

    private void prune() {
        long neededFrom = scanner.openFrom();
        Iterator<Held> oldest = chunks.iterator();
        while (oldest.hasNext()) {
            Held chunk = oldest.next();
            if (chunk.end() > neededFrom && heldBytes <= MOST_HELD_BYTES) {
                return;
            }
            byte[] data = chunk.data();
            heldBytes -= data == null ? 0 : data.length;
            oldest.remove();
        }
    }
}
