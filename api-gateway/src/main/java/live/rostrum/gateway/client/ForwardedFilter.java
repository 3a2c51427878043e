package live.rostrum.gateway.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Finds out who asks. Whatever a client said of that kind is dropped, unless a trusted proxy said it; what the services
 * are told is {@link ForwardedHeaders}'s.
 */
@Component
@Order(ForwardedFilter.ORDER)
class ForwardedFilter implements WebFilter {

    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final List<String> DROPPED = List.of(
            "Forwarded",
            "X-Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Server",
            "X-Forwarded-Ssl",
            "X-Real-Ip");

    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]{1,253})(:\\d{1,5})?");

    private final List<IpRange> trusted;

    ForwardedFilter(TrustedProxies proxies) {
        this.trusted = proxies.ranges();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Client client = clientOf(exchange.getRequest());
        ServerHttpRequest request = exchange.getRequest()
                .mutate()
                .headers(headers -> DROPPED.forEach(headers::remove))
                .remoteAddress(new InetSocketAddress(client.address(), 0))
                .build();
        ServerWebExchange told = exchange.mutate().request(request).build();
        told.getAttributes().put(Client.ATTRIBUTE, client);
        return chain.filter(told);
    }

    private Client clientOf(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress peer = remote == null ? InetAddress.getLoopbackAddress() : remote.getAddress();
        HttpHeaders headers = request.getHeaders();
        String host = validHost(headers.getFirst(HttpHeaders.HOST)).orElse("localhost");
        String scheme = request.getSslInfo() == null ? "http" : "https";
        if (!TrustedProxies.contain(trusted, peer)) {
            return new Client(peer, scheme, host);
        }
        return new Client(
                nearestStranger(headers, peer),
                lastOf(headers, "X-Forwarded-Proto")
                        .filter(proto -> proto.equals("http") || proto.equals("https"))
                        .orElse(scheme),
                validHost(lastOf(headers, "X-Forwarded-Host").orElse(null)).orElse(host));
    }

    /** Proxies append the address that they saw, so the list is believed from its end up to the first stranger. */
    private InetAddress nearestStranger(HttpHeaders headers, InetAddress peer) {
        Deque<String> hops = new ArrayDeque<>();
        headers.getOrEmpty("X-Forwarded-For")
                .forEach(line ->
                        Arrays.stream(line.split(",", -1)).map(String::strip).forEach(hops::add));
        InetAddress nearest = peer;
        while (!hops.isEmpty() && TrustedProxies.contain(trusted, nearest)) {
            try {
                nearest = InetAddress.ofLiteral(hops.removeLast());
            } catch (IllegalArgumentException e) {
                return nearest;
            }
        }
        return nearest;
    }

    private static Optional<String> lastOf(HttpHeaders headers, String name) {
        List<String> values = headers.getOrEmpty(name);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String line = values.getLast();
        return Optional.of(line.substring(line.lastIndexOf(',') + 1).strip());
    }

    private static Optional<String> validHost(@Nullable String host) {
        return Optional.ofNullable(host).filter(value -> HOST.matcher(value).matches());
    }
}
