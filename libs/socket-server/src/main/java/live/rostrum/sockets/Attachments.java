package live.rostrum.sockets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Binary attachments on their way around netty-socketio's decoder, which would write each as Base64 into the event's JSON and read it back. The decoder gets a ticket of
 * a few bytes in its place.
 *
 * <p>Safe for use by many threads. A ticket is good until its event has been handled.
 */
final class Attachments {

    /** A letter first: the decoder misreads what begins with a zero byte or a digit. */
    private static final String MARK = "a";

    private final Map<String, Attachment> deposited = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /** Keeps an attachment, which stays where it is, and gives the ticket for it. */
    String deposit(ByteBuf content) {
        String ticket = MARK + Long.toHexString(numbers.incrementAndGet());
        deposited.put(ticket, new Attachment(content));
        return ticket;
    }

    /** The ticket as the message that the decoder reads. */
    static ByteBuf message(String ticket) {
        return Unpooled.wrappedBuffer(ticket.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The attachment that this ticket stands for, once; an empty one if there is none. */
    Attachment collect(byte[] ticket) {
        Attachment collected = deposited.remove(new String(ticket, StandardCharsets.ISO_8859_1));
        return collected == null ? Attachment.EMPTY : collected;
    }

    /** Drops what was not collected. */
    void drop(String ticket) {
        deposited.remove(ticket);
    }
}
