package live.rostrum.ingest.container;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the places in a take's media where decoding can begin, as its bytes arrive in pieces of any size.
 *
 * <p>Never fails: after missing or broken bytes it looks for the next such place. Holds at most one box or element head, beside an MP4's {@code moof}.
 * Not thread safe.
 */
public abstract sealed class AccessPointScanner permits WebmScanner, Mp4Scanner {

    private final Consumer<AccessPoint> found;
    private byte[] pending = new byte[1024];
    private int start;
    private int end;
    private long position;
    private long skip;
    private boolean lost;

    AccessPointScanner(Consumer<AccessPoint> found) {
        this.found = found;
    }

    /**
     * A scanner for what follows this header.
     *
     * @param found is told of each place, in order; of some only when later bytes have come
     */
    public static AccessPointScanner of(ContainerHeader header, Consumer<AccessPoint> found) {
        return switch (header.container()) {
            case WEBM -> new WebmScanner(header.clocks(), found);
            case MP4 -> new Mp4Scanner(header.clocks(), found);
        };
    }

    /** Takes the next bytes. */
    public final void feed(byte[] bytes) {
        feed(bytes, 0);
    }

    /** Takes the next bytes: those of the array from {@code offset} on. */
    public final void feed(byte[] bytes, int offset) {
        int from = offset;
        if (skip > 0 && available() == 0) {
            from += (int) Math.min(skip, bytes.length - from);
            skip -= from - offset;
            position += from - offset;
        }
        append(bytes, from);
        boolean more = true;
        while (more) {
            more = skipPending() && (lost ? resync() : step());
        }
    }

    /** Bytes are missing here: what is open is given up. */
    public final void lose() {
        position += available();
        start = end = 0;
        skip = 0;
        lost = true;
        reset();
    }

    /** Offset of the earliest place that may still turn out to be an access point. */
    public abstract long openFrom();

    /** Reads one element; false if more bytes are needed. */
    abstract boolean step();

    /** Whether an element that decoding can begin with begins at this index: 1 yes, 0 no, -1 if more bytes are needed to say. */
    abstract int resyncs(int index);

    /** Forgets what is open. */
    abstract void reset();

    final int available() {
        return end - start;
    }

    /** Offset of the next unread byte since the header's end. */
    final long position() {
        return position;
    }

    final int unsigned(int index) {
        return pending[start + index] & 0xff;
    }

    /** The next {@code count} bytes, which stay unread. */
    final byte[] peek(int count) {
        return Arrays.copyOfRange(pending, start, start + count);
    }

    final void consume(int count) {
        start += count;
        position += count;
    }

    /** Leaves out that many bytes, also those that are still to come. */
    final void skip(long count) {
        skip = count;
    }

    /** What is here makes no sense. */
    final void confused() {
        consume(1);
        lost = true;
        reset();
    }

    final void emit(AccessPoint point) {
        if (point.decodableFrom().compareTo(AccessPoint.LATEST) <= 0) {
            found.accept(point);
        }
    }

    private boolean skipPending() {
        int now = (int) Math.min(skip, available());
        consume(now);
        skip -= now;
        return skip == 0 && available() > 0;
    }

    private boolean resync() {
        while (available() > 0) {
            int answer = resyncs(0);
            if (answer > 0) {
                lost = false;
                return true;
            }
            if (answer < 0) {
                return false;
            }
            consume(1);
        }
        return false;
    }

    private void append(byte[] bytes, int from) {
        int count = bytes.length - from;
        if (pending.length - end < count) {
            byte[] larger = available() + count <= pending.length
                    ? pending
                    : new byte[Math.max(available() + count, pending.length * 2)];
            System.arraycopy(pending, start, larger, 0, available());
            end -= start;
            start = 0;
            pending = larger;
        }
        System.arraycopy(bytes, from, pending, end, count);
        end += count;
    }
}
