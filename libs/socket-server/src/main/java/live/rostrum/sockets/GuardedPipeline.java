package live.rostrum.sockets;

import com.corundumstudio.socketio.SocketIOChannelInitializer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * netty-socketio's pipeline with {@link MessageGuard} in it, and with a bound for open channels: those that have not finished their handshake are in
 * no count of connected clients.
 */
final class GuardedPipeline extends ChannelInitializer<Channel> {

    private static final Logger log = LoggerFactory.getLogger(GuardedPipeline.class);

    /** Room for connections that are being refused or closed. */
    private static final int SPARE_CHANNELS = 16;

    private final ChannelHandler original;
    private final Attachments attachments;
    private final int maxChannels;
    private final AtomicInteger channels = new AtomicInteger();

    GuardedPipeline(ChannelHandler original, Attachments attachments, int maxConnections) {
        this.original = original;
        this.attachments = attachments;
        this.maxChannels = maxConnections + SPARE_CHANNELS;
    }

    @Override
    protected void initChannel(Channel channel) {
        int open = channels.incrementAndGet();
        channel.closeFuture().addListener(closed -> channels.decrementAndGet());
        if (open > maxChannels) {
            log.warn("Closed a connection: {} are open, the bound", maxChannels);
            var _ = channel.close();
            return;
        }
        channel.pipeline().addLast(original, new Installer(attachments));
    }

    /** The original adds its handlers when the channel is registered, so ours find their places when it becomes active. */
    private static final class Installer extends ChannelInboundHandlerAdapter {

        private final Attachments attachments;

        Installer(Attachments attachments) {
            this.attachments = attachments;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.fireChannelActive();
            context.pipeline()
                    .addBefore(SocketIOChannelInitializer.PACKET_HANDLER, "messageGuard", new MessageGuard(attachments))
                    .addLast("closingOnError", new ClosingOnError())
                    .remove(this);
        }
    }

    /** What no other handler has caught, for example a message whose pieces are together too long. */
    private static final class ClosingOnError extends ChannelInboundHandlerAdapter {

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            log.info("Closing a connection: {}", failure.toString());
            var _ = context.close();
        }
    }
}
