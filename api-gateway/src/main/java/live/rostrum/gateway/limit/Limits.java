package live.rostrum.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the gateway lets through. The limits for one address are high enough for a whole office behind one of them.
 *
 * @param body largest request body, unless a service's {@code larger-bodies} names the path; answered 413 beyond it
 * @param apiRequestsPerSecond requests to {@code /api/**} that one address may make in the long run; 429 beyond it
 * @param apiBurst requests to {@code /api/**} that one address may make at once
 * @param openRequests requests of one address in progress, waiting playlist reloads included; 429 beyond it
 * @param openSockets WebSockets of one address; 429 beyond it
 * @param connections TCP connections of all addresses; closed at once beyond it
 * @param read longest silence while a request comes in; the connection is closed then
 * @param idle longest silence of a connection between requests; the connection is closed then
 */
@ConfigurationProperties("rostrum.gateway.limits")
record Limits(
        @DefaultValue("64KB") DataSize body,
        @DefaultValue("100") int apiRequestsPerSecond,
        @DefaultValue("400") int apiBurst,
        @DefaultValue("4000") int openRequests,
        @DefaultValue("2000") int openSockets,
        @DefaultValue("20000") int connections,
        @DefaultValue("15s") Duration read,
        @DefaultValue("60s") Duration idle) {

    Limits {
        requirePositive("body", body.toBytes());
        requirePositive("api-requests-per-second", apiRequestsPerSecond);
        requirePositive("api-burst", apiBurst);
        requirePositive("open-requests", openRequests);
        requirePositive("open-sockets", openSockets);
        requirePositive("connections", connections);
        requirePositive("read", read.toMillis());
        requirePositive("idle", idle.toMillis());
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("rostrum.gateway.limits." + name + " must be more than 0");
        }
    }
}
