package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes nested boxes into one growing buffer; sizes are filled in when a box closes. */
final class BoxWriter {

    private byte[] bytes;
    private int length;

    BoxWriter(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    /** Writes a box whose content is what {@code content} writes. */
    BoxWriter box(String type, Runnable content) {
        int start = length;
        u32(0).ascii(type);
        content.run();
        patch32(start, length - start);
        return this;
    }

    /** Writes a box with version and flags (ISO/IEC 14496-12 4.2). */
    BoxWriter fullBox(String type, int version, int flags, Runnable content) {
        return box(type, () -> {
            u32(version << 24 | flags);
            content.run();
        });
    }

    BoxWriter u8(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    BoxWriter u16(int value) {
        return u8(value >> 8).u8(value);
    }

    BoxWriter u32(int value) {
        return u16(value >> 16).u16(value);
    }

    BoxWriter u64(long value) {
        return u32((int) (value >> 32)).u32((int) value);
    }

    BoxWriter zeros(int count) {
        ensure(count);
        length += count;
        return this;
    }

    BoxWriter ascii(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    BoxWriter raw(byte[] data) {
        ensure(data.length);
        System.arraycopy(data, 0, bytes, length, data.length);
        length += data.length;
        return this;
    }

    int position() {
        return length;
    }

    void patch32(int position, int value) {
        ByteBuffer.wrap(bytes).putInt(position, value);
    }

    byte[] toByteArray() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
