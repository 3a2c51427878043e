package live.rostrum.sockets;

import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.messages.PacketsMessage;
import com.corundumstudio.socketio.protocol.Packet;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each message before netty-socketio's decoder does, and closes the connection of a client that would cost memory without a bound.
 *
 * <ul>
 *   <li>The decoder keeps as many binary attachments as a packet announces: more than one is refused, no event of ours has more.
 *   <li>It masks type characters instead of comparing them, so anything could be a binary event: only real ones pass.
 *   <li>It splits messages at the record separator of long polling and never releases the pieces, and it reads the length prefixes of older versions:
 *       neither is ever sent over a WebSocket of Engine.IO 4.
 *   <li>It answers a ping with the ping's content: only short ones pass.
 *   <li>It hands on events of a client that has not sent CONNECT yet, about which no connect listener was told: nothing else may come first. There is one
 *       namespace.
 *   <li>It does not see an empty attachment, and would take the next message for it.
 *   <li>It queues answers for a client that does not read them: such a client may say nothing more.
 * </ul>
 *
 * <p>Belongs to one channel.
 */
final class MessageGuard extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(MessageGuard.class);
    private static final int CONNECT = '0';
    private static final int DISCONNECT = '1';
    private static final byte RECORD_SEPARATOR = 0x1E;
    private static final int MAX_PING_BYTES = 16;
    private static final int LENGTH_PREFIX_BYTES = 10;

    private final Attachments attachments;
    private boolean connected;

    MessageGuard(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof PacketsMessage packets)) {
            context.fireChannelRead(message);
            return;
        }
        boolean attachment = awaitsAttachment(packets.getClient());
        @Nullable
        String refusal = context.channel().isWritable()
                ? refusal(packets.getContent(), attachment)
                : "it does not read the answers";
        if (refusal != null) {
            log.info("Closing a connection: {}", refusal);
            var _ = context.close();
        } else if (attachment) {
            handOnTicket(context, packets);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** The event is handled before this returns: what nobody has collected then is not wanted. */
    private void handOnTicket(ChannelHandlerContext context, PacketsMessage packets) {
        String ticket = attachments.deposit(packets.getContent());
        try {
            context.fireChannelRead(
                    new PacketsMessage(packets.getClient(), Attachments.message(ticket), packets.getTransport()));
        } finally {
            attachments.drop(ticket);
        }
    }

    private static boolean awaitsAttachment(ClientHead client) {
        Packet last = client.getLastBinaryPacket();
        return last != null && last.hasAttachments() && !last.isAttachmentsLoaded();
    }

    private @Nullable String refusal(ByteBuf content, boolean attachment) {
        if (!content.isReadable()) {
            return attachment ? "an attachment is empty" : null;
        }
        if (at(content, 0) == 0 || hasLengthPrefix(content)) {
            return "a message has a length prefix";
        }
        return attachment ? null : packetRefusal(content);
    }

    private @Nullable String packetRefusal(ByteBuf packet) {
        if (!isType(at(packet, 0))) {
            return "a message is no packet";
        }
        if (packet.bytesBefore(RECORD_SEPARATOR) >= 0) {
            return "a message holds several packets";
        }
        return switch (at(packet, 0)) {
            case '2' -> packet.readableBytes() > MAX_PING_BYTES ? "a ping is too long" : null;
            case '4' -> messageRefusal(packet, at(packet, 1));
            default -> null;
        };
    }

    private @Nullable String messageRefusal(ByteBuf packet, int type) {
        if (!isType(type)) {
            return "a packet is of no known type";
        }
        if (at(packet, 2) == '/') {
            return "a packet is for another namespace";
        }
        if (type != CONNECT && !connected) {
            return "an event comes before CONNECT";
        }
        connected = type != DISCONNECT;
        boolean binary = type == '5' || type == '6';
        boolean oneAttachment = at(packet, 2) == '1' && at(packet, 3) == '-';
        return binary && !oneAttachment ? "an event announces more than one attachment" : null;
    }

    private static boolean hasLengthPrefix(ByteBuf content) {
        int digits = 0;
        while (digits < LENGTH_PREFIX_BYTES && at(content, digits) >= '0' && at(content, digits) <= '9') {
            digits++;
        }
        return digits > 0 && at(content, digits) == ':';
    }

    private static boolean isType(int character) {
        return character >= '0' && character <= '6';
    }

    /** The unsigned byte at this place, -1 behind the end. */
    private static int at(ByteBuf content, int index) {
        return index < content.readableBytes() ? content.getUnsignedByte(content.readerIndex() + index) : -1;
    }
}
