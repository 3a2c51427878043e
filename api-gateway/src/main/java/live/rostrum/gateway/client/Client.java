package live.rostrum.gateway.client;

import java.net.InetAddress;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who asks, as far as the trusted proxies tell.
 *
 * @param address the nearest address that is no trusted proxy
 * @param scheme {@code http} or {@code https}, as in the address bar
 * @param host host and port, as in the address bar
 */
public record Client(InetAddress address, String scheme, String host) {

    static final String ATTRIBUTE = Client.class.getName();

    /** The client of a request that went through {@link ForwardedFilter}. */
    public static Client of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    /** Whether the way to the client is encrypted. */
    public boolean isSecure() {
        return scheme.equals("https");
    }
}
