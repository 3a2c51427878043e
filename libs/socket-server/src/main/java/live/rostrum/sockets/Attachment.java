package live.rostrum.sockets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** The binary part of an event, where the network left it: read it while the event's listener runs, and not later. */
public final class Attachment {

    static final Attachment EMPTY = new Attachment(Unpooled.EMPTY_BUFFER);

    private final ByteBuf content;

    Attachment(ByteBuf content) {
        this.content = content;
    }

    /** An attachment of these bytes. */
    public static Attachment of(byte[] bytes) {
        return new Attachment(Unpooled.wrappedBuffer(bytes));
    }

    /** How many bytes it has. */
    public int length() {
        return content.readableBytes();
    }

    /** One of its bytes, counted from 0. */
    public byte at(int index) {
        return content.getByte(content.readerIndex() + index);
    }

    /** A copy of all bytes from this one on. */
    public byte[] copyFrom(int index) {
        byte[] bytes = new byte[length() - index];
        content.getBytes(content.readerIndex() + index, bytes);
        return bytes;
    }
}
