package live.rostrum.gateway.client;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells the services who asks, by exactly one value of {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code
 * -Port}. Runs last, after Spring Cloud Gateway's own filters have removed all of that kind.
 */
@Component
class ForwardedHeaders implements HttpHeadersFilter, Ordered {

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        Client client = Client.of(exchange);
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(input);
        headers.set("X-Forwarded-For", client.address().getHostAddress());
        headers.set("X-Forwarded-Proto", client.scheme());
        headers.set("X-Forwarded-Host", client.host());
        headers.set("X-Forwarded-Port", portOf(client));
        return headers;
    }

    private static String portOf(Client client) {
        int colon = client.host().lastIndexOf(':');
        boolean named = colon > client.host().lastIndexOf(']');
        if (named) {
            return client.host().substring(colon + 1);
        }
        return client.isSecure() ? "443" : "80";
    }
}
