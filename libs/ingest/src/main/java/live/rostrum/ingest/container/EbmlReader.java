package live.rostrum.ingest.container;

import java.nio.charset.StandardCharsets;

/** Reads EBML elements (RFC 8794) from a byte array; each read checks its bounds. */
final class EbmlReader {

    /** Size of an element that ends where its parent's next element begins (RFC 8794 6.2). */
    static final long UNKNOWN_SIZE = -1;

    private final byte[] bytes;
    private final int end;
    private int position;

    EbmlReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    boolean hasMore() {
        return position < end;
    }

    int position() {
        return position;
    }

    /** An element id with its length marker, 1 to 4 bytes (RFC 8794 5). */
    int id() {
        int first = unsigned();
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (length > 4) {
            throw new UnsupportedMediaException("The WebM header has a broken element.");
        }
        int id = first;
        for (int i = 1; i < length; i++) {
            id = id << 8 | unsigned();
        }
        return id;
    }

    /** An element's size in bytes, or {@link #UNKNOWN_SIZE} (RFC 8794 6). */
    long size() {
        int first = unsigned();
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (length > 8) {
            throw new UnsupportedMediaException("The WebM header has a broken element size.");
        }
        long value = first & (1 << (8 - length)) - 1;
        boolean allOnes = value == (1 << (8 - length)) - 1;
        for (int i = 1; i < length; i++) {
            int next = unsigned();
            allOnes &= next == 0xff;
            value = value << 8 | next;
        }
        return allOnes ? UNKNOWN_SIZE : value;
    }

    /** The content of an element of this size, as a reader of its own; this reader goes on behind it. */
    EbmlReader content(long size) {
        int start = position;
        skip(size);
        return new EbmlReader(bytes, start, position);
    }

    /** Leaves out the content of an element of this size. */
    void skip(long size) {
        if (size < 0 || size > end - position) {
            throw new UnsupportedMediaException("The first chunk does not hold the whole WebM header.");
        }
        position += (int) size;
    }

    /** The rest as an unsigned integer (RFC 8794 7.2). */
    long unsignedInteger() {
        if (end - position > 8) {
            throw new UnsupportedMediaException("The WebM header has a number of " + (end - position) + " bytes.");
        }
        long value = 0;
        while (hasMore()) {
            value = value << 8 | unsigned();
        }
        return value;
    }

    /** The rest as text. */
    String text() {
        String text = new String(bytes, position, end - position, StandardCharsets.US_ASCII);
        position = end;
        return text.replace("\0", "");
    }

    private int unsigned() {
        if (position >= end) {
            throw new UnsupportedMediaException("The first chunk does not hold the whole WebM header.");
        }
        return bytes[position++] & 0xff;
    }
}
