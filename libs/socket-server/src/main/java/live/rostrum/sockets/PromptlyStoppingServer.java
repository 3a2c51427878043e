package live.rostrum.sockets;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Guards each connection ({@link GuardedPipeline}), and stops without Netty's quiet period, which would add two seconds for each of its two event loop groups to every shutdown.
 */
final class PromptlyStoppingServer extends SocketIOServer {

    private static final long TIMEOUT_SECONDS = 3;

    private final List<EventLoopGroup> groups = new ArrayList<>(2);

    private final Attachments attachments;
    private final int maxConnections;

    PromptlyStoppingServer(Configuration configuration, Attachments attachments, int maxConnections) {
        super(configuration);
        this.attachments = attachments;
        this.maxConnections = maxConnections;
    }

    @Override
    protected void applyConnectionOptions(ServerBootstrap bootstrap) {
        super.applyConnectionOptions(bootstrap);
        bootstrap.childHandler(new GuardedPipeline(bootstrap.config().childHandler(), attachments, maxConnections));
        groups.add(bootstrap.config().group());
        groups.add(bootstrap.config().childGroup());
    }

    @Override
    public void stop() {
        for (EventLoopGroup group : groups) {
            group.shutdownGracefully(0, TIMEOUT_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        }
        super.stop();
    }
}
