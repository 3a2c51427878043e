package live.rostrum.gateway.limit;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** Bounds the TCP connections of all clients, and how long one may say nothing. */
@Component
class ConnectionLimit implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private final Limits limits;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionLimit(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::bound);
    }

    private HttpServer bound(HttpServer server) {
        return server.idleTimeout(limits.idle())
                .readTimeout(limits.read())
                .doOnChannelInit((observer, channel, remote) -> admit(channel));
    }

    private void admit(Channel channel) {
        if (open.incrementAndGet() > limits.connections()) {
            open.decrementAndGet();
            channel.unsafe().closeForcibly();
            return;
        }
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
    }
}
