package live.rostrum.gateway.limit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import live.rostrum.gateway.client.Client;
import live.rostrum.gateway.failure.Problem;
import live.rostrum.gateway.failure.ProblemException;
import live.rostrum.gateway.route.RouteTable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** Holds every request against the {@link Limits} and {@link BodyLimits}. */
@Component
@Order(LimitFilter.AFTER_THE_CLIENT_IS_KNOWN)
class LimitFilter implements WebFilter {

    static final int AFTER_THE_CLIENT_IS_KNOWN = Ordered.HIGHEST_PRECEDENCE + 40;

    private final BodyLimits bodies;
    private final LongSupplier nanoTime = System::nanoTime;
    private final AddressBook addresses;

    LimitFilter(Limits limits, RouteTable routes) {
        this.bodies = new BodyLimits(limits.body(), routes);
        this.addresses = new AddressBook(limits, nanoTime);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        String path = exchange.getRequest().getPath().value();
        long largestBody = bodies.bytesFor(path);
        if (headers.getContentLength() > largestBody) {
            return Mono.error(new ProblemException(Problem.TOO_LARGE));
        }
        AddressUse use = addresses.of(Client.of(exchange).address());
        boolean api = path.startsWith("/api/");
        if (api && !use.takeApiRequest(nanoTime.getAsLong())) {
            return Mono.error(new ProblemException(Problem.TOO_MANY_REQUESTS));
        }
        boolean socket = "websocket".equalsIgnoreCase(headers.getFirst(HttpHeaders.UPGRADE));
        if (!use.open(socket)) {
            return Mono.error(new ProblemException(Problem.TOO_MANY_OPEN));
        }
        ServerWebExchange bounded = exchange.mutate()
                .request(new BoundedBody(exchange.getRequest(), largestBody))
                .build();
        Runnable close = once(() -> use.close(socket));
        if (socket) {
            closeWithTheConnection(exchange, close);
            return chain.filter(bounded).doOnError(failure -> close.run());
        }
        return chain.filter(bounded).doFinally(signal -> close.run());
    }

    /** The request of a WebSocket ends with the handshake, long before the socket does. */
    private static void closeWithTheConnection(ServerWebExchange exchange, Runnable close) {
        Object response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        ((HttpServerResponse) response)
                .withConnection(connection -> connection.channel().closeFuture().addListener(closed -> close.run()));
    }

    private static Runnable once(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }
}
