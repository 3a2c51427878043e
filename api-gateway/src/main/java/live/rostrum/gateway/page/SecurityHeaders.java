package live.rostrum.gateway.page;

import live.rostrum.gateway.client.Client;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the security headers on every answer, over whatever a service may have said. */
@Component
@Order(SecurityHeaders.AFTER_THE_CLIENT_IS_KNOWN)
class SecurityHeaders implements WebFilter {

    static final int AFTER_THE_CLIENT_IS_KNOWN = Ordered.HIGHEST_PRECEDENCE + 20;

    private static final String YEAR_IN_SECONDS = "31536000";

    private final ContentSecurity contentSecurity;

    SecurityHeaders(ContentSecurity contentSecurity) {
        this.contentSecurity = contentSecurity;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> put(exchange)));
        return chain.filter(exchange);
    }

    private void put(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        String path = exchange.getRequest().getPath().value();
        Client client = Client.of(exchange);
        boolean embedded = path.startsWith("/embed/");
        headers.set("Content-Security-Policy", contentSecurity.policy(client, embedded));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set(
                "Permissions-Policy",
                "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()");
        headers.remove("X-XSS-Protection");
        headers.remove(HttpHeaders.SERVER);
        if (embedded) {
            headers.remove("X-Frame-Options");
        } else {
            headers.set("X-Frame-Options", "DENY");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
        }
        if (client.isSecure()) {
            headers.set("Strict-Transport-Security", "max-age=" + YEAR_IN_SECONDS);
        } else {
            headers.remove("Strict-Transport-Security");
        }
    }
}
