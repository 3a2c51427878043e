package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Walks the boxes inside a buffer (ISO/IEC 14496-12 4.2). Boxes that nobody asks for cost no memory: a buffer may hold a hundred thousand of them.
 *
 * <p>Only 32-bit sizes are taken: nothing here is near 4 GiB.
 */
final class Boxes {

    static final int HEADER_BYTES = 8;

    private Boxes() {}

    /** Calls the visitor with the content of each box of this type, in order. */
    static void forEach(ByteBuffer buffer, String type, Consumer<ByteBuffer> visitor) {
        int code = code(type);
        int position = buffer.position();
        while (position < buffer.limit()) {
            int size = size(buffer, position);
            if (buffer.getInt(position + 4) == code) {
                visitor.accept(content(buffer, position, size));
            }
            position += size;
        }
    }

    /** The content of the first box of this type, or an error: its parent cannot do without it. */
    static ByteBuffer require(ByteBuffer buffer, String type) {
        int code = code(type);
        int position = buffer.position();
        while (position < buffer.limit()) {
            int size = size(buffer, position);
            if (buffer.getInt(position + 4) == code) {
                return content(buffer, position, size);
            }
            position += size;
        }
        throw new MalformedMediaException("No " + type + " box");
    }

    static String type(ByteBuffer buffer, int position) {
        byte[] name = new byte[4];
        buffer.get(position, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** A box's type as it stands in its header. */
    static int code(String type) {
        return type.charAt(0) << 24 | type.charAt(1) << 16 | type.charAt(2) << 8 | type.charAt(3);
    }

    private static ByteBuffer content(ByteBuffer buffer, int position, int size) {
        return buffer.slice(position + HEADER_BYTES, size - HEADER_BYTES);
    }

    private static int size(ByteBuffer buffer, int position) {
        int left = buffer.limit() - position;
        if (left < HEADER_BYTES) {
            throw new MalformedMediaException(left + " bytes left where a box should begin");
        }
        int size = buffer.getInt(position);
        if (size < HEADER_BYTES || size > left) {
            throw new MalformedMediaException(type(buffer, position + 4) + ": size " + size + " in " + left + " bytes");
        }
        return size;
    }
}
