package live.rostrum.gateway.client;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose {@code X-Forwarded-*} headers count.
 *
 * @param trustedProxies addresses or blocks ({@code 10.0.0.0/8}) of the proxies in front of the gateway. A client on the
 *     same machine counts as one by default, so that a proxy or tunnel there needs no setting. Empty trusts nobody
 */
@ConfigurationProperties("rostrum.gateway.client")
record TrustedProxies(@DefaultValue({"127.0.0.0/8", "::1"}) List<String> trustedProxies) {

    TrustedProxies {
        trustedProxies =
                trustedProxies.stream().filter(range -> !range.isBlank()).toList();
        trustedProxies.forEach(IpRange::parse);
    }

    List<IpRange> ranges() {
        return trustedProxies.stream().map(IpRange::parse).toList();
    }

    static boolean contain(List<IpRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
