package live.rostrum.gateway.route;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One service behind the gateway.
 *
 * @param url where its HTTP is, for example {@code http://127.0.0.1:8081}
 * @param socketUrl where its Socket.IO is, for example {@code ws://127.0.0.1:9081}; empty when it has none
 * @param paths path patterns that go to it ({@code /api/streams/**}, {@code /api/streams/{id}/summary}); of two services
 *     the more specific pattern wins
 * @param sockets exact Socket.IO paths that go to it
 * @param largerBodies the paths of it that take larger request bodies than all others
 * @param openapi path of its OpenAPI document, empty when it has none
 * @param health path that answers 200 when the service is ready to do its job
 */
public record Service(
        URI url,
        @Nullable URI socketUrl,
        @DefaultValue List<String> paths,
        @DefaultValue List<String> sockets,
        @DefaultValue List<LargerBody> largerBodies,
        @DefaultValue("") String openapi,
        @DefaultValue("/actuator/health/readiness") String health) {

    private static final List<String> NEVER_ROUTED = List.of("/internal", "/actuator", "/v3/api-docs");

    /** Checks what would otherwise fail at the first request. */
    public Service {
        requireScheme(url, Set.of("http", "https"));
        paths = List.copyOf(paths);
        sockets = List.copyOf(sockets);
        largerBodies = List.copyOf(largerBodies);
        if (!sockets.isEmpty()) {
            requireScheme(socketUrl, Set.of("ws", "wss"));
        }
        paths.forEach(Service::requirePublic);
        sockets.forEach(Service::requirePublic);
        if (!health.startsWith("/") || !(openapi.isEmpty() || openapi.startsWith("/"))) {
            throw new IllegalArgumentException("The health and openapi paths of " + url + " must begin with /");
        }
    }

    private static void requireScheme(@Nullable URI uri, Set<String> schemes) {
        if (uri == null || uri.getHost() == null || !schemes.contains(uri.getScheme())) {
            throw new IllegalArgumentException("A service needs a URL with one of " + schemes + ", not " + uri);
        }
        String path = uri.getPath();
        if (uri.getRawQuery() != null || !(path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException("The URL of a service has no path or query: " + uri);
        }
    }

    private static void requirePublic(String path) {
        if (!path.startsWith("/") || path.equals("/**") || NEVER_ROUTED.stream().anyMatch(path::startsWith)) {
            throw new IllegalArgumentException("Not a path that the gateway may route: " + path);
        }
    }
}
