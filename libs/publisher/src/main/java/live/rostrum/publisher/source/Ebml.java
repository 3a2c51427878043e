package live.rostrum.publisher.source;

import org.jspecify.annotations.Nullable;

/**
 * Just enough EBML (RFC 8794) to tell a Matroska stream's elements apart: their ids and sizes.
 */
final class Ebml {

    static final long SEGMENT = 0x18538067L;
    static final long CLUSTER = 0x1F43B675L;

    /** The size of an element whose end is not known when it begins. */
    static final long UNKNOWN_SIZE = -1;

    private Ebml() {}

    /**
     * An element's head.
     *
     * @param size of the content, or {@link #UNKNOWN_SIZE}
     * @param headBytes how long id and size are themselves
     */
    record Head(long id, long size, int headBytes) {}

    /** The head at {@code position}, or null when it is not all there (or is none). */
    static @Nullable Head head(byte[] data, int position, int limit) {
        int idBytes = width(data, position, limit, 4);
        if (idBytes == 0) {
            return null;
        }
        int sizeAt = position + idBytes;
        int sizeBytes = width(data, sizeAt, limit, 8);
        if (sizeBytes == 0) {
            return null;
        }
        long id = number(data, position, idBytes);
        long marked = number(data, sizeAt, sizeBytes);
        long mask = (1L << (7 * sizeBytes)) - 1;
        long size = (marked & mask) == mask ? UNKNOWN_SIZE : marked & mask;
        return new Head(id, size, idBytes + sizeBytes);
    }

    /** How many bytes the variable-size number has: its leading zero bits and one; 0 when it is cut off or too long. */
    private static int width(byte[] data, int position, int limit, int longest) {
        if (position >= limit) {
            return 0;
        }
        int width = Integer.numberOfLeadingZeros(data[position] & 0xFF) - 24 + 1;
        return width > longest || position + width > limit ? 0 : width;
    }

    private static long number(byte[] data, int position, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = (value << 8) | (data[position + i] & 0xFF);
        }
        return value;
    }
}
