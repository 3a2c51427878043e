package live.rostrum.gateway.limit;

import java.util.Map;
import java.util.stream.Collectors;
import live.rostrum.gateway.route.LargerBody;
import live.rostrum.gateway.route.RouteTable;
import org.springframework.util.unit.DataSize;

/** How large the body of a request may be: what the route table says of its path, else what holds for all. */
final class BodyLimits {

    private final long usualBytes;
    private final Map<String, Long> bytesOfPaths;

    BodyLimits(DataSize usual, RouteTable routes) {
        usualBytes = usual.toBytes();
        bytesOfPaths = routes.services().values().stream()
                .flatMap(service -> service.largerBodies().stream())
                .collect(Collectors.toUnmodifiableMap(
                        LargerBody::path, body -> body.largest().toBytes(), Math::max));
    }

    /** Bytes that a request to this path may carry. */
    long bytesFor(String path) {
        return Math.max(usualBytes, bytesOfPaths.getOrDefault(path, 0L));
    }
}
