package live.rostrum.gateway.client;

import java.util.Arrays;
import java.util.Locale;
import live.rostrum.gateway.failure.Problem;
import live.rostrum.gateway.failure.ProblemException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses paths that the gateway and a service could read differently: {@code /api/streams/%2e%2e/..} must never be a
 * way to {@code /internal}.
 */
@Component
@Order(PathGuard.ORDER)
class PathGuard implements WebFilter {

    static final int ORDER = ForwardedFilter.ORDER + 20;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isAmbiguous(exchange.getRequest().getURI().getRawPath())) {
            return Mono.error(new ProblemException(Problem.BAD_PATH));
        }
        return chain.filter(exchange);
    }

    static boolean isAmbiguous(String rawPath) {
        String path = rawPath.toLowerCase(Locale.ROOT);
        return path.contains("//")
                || path.contains("\\")
                || path.contains(";")
                || path.contains("%2f")
                || path.contains("%5c")
                || path.contains("%3b")
                || path.contains("%25")
                || path.contains("%00")
                || Arrays.stream(path.replace("%2e", ".").split("/", -1))
                        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
