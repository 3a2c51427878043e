package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Walks the boxes inside a buffer (ISO/IEC 14496-12 4.2). */
final class Boxes {

    static final int HEADER_BYTES = 8;

    private Boxes() {}

    /** One box: its four-character type and its content without the header. */
    record Box(String type, ByteBuffer content) {}

    /** Calls the visitor with each box of the buffer, in order. Only 32-bit sizes are taken: nothing here is near 4 GiB. */
    static void forEach(ByteBuffer buffer, Consumer<Box> visitor) {
        ByteBuffer rest = buffer.slice();
        while (rest.hasRemaining()) {
            visitor.accept(next(rest));
        }
    }

    /** The first box of this type, or an error: its parent cannot do without it. */
    static ByteBuffer require(ByteBuffer buffer, String type) {
        ByteBuffer rest = buffer.slice();
        while (rest.hasRemaining()) {
            Box box = next(rest);
            if (box.type().equals(type)) {
                return box.content();
            }
        }
        throw new MalformedMediaException("No " + type + " box");
    }

    static String type(ByteBuffer buffer, int position) {
        byte[] name = new byte[4];
        buffer.get(position, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static Box next(ByteBuffer rest) {
        if (rest.remaining() < HEADER_BYTES) {
            throw new MalformedMediaException(rest.remaining() + " bytes left where a box should begin");
        }
        int start = rest.position();
        int size = rest.getInt(start);
        String type = type(rest, start + 4);
        if (size < HEADER_BYTES || size > rest.remaining()) {
            throw new MalformedMediaException(type + ": size " + size + " in " + rest.remaining() + " bytes");
        }
        ByteBuffer content = rest.slice(start + HEADER_BYTES, size - HEADER_BYTES);
        rest.position(start + size);
        return new Box(type, content);
    }
}
