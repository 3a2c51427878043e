package live.rostrum.gateway.route;

import java.util.Locale;
import java.util.Objects;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Turns the route table into Spring Cloud Gateway's routes. What the table does not name is not routed. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    RouteLocator serviceRoutes(RouteLocatorBuilder builder, RouteTable table) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        int order = 0;
        for (RouteTable.Entry entry : table.entries()) {
            int position = order++;
            routes.route(
                    entry.name() + " " + entry.pattern(),
                    route -> route.order(position)
                            .path(entry.pattern().getPatternString())
                            .and()
                            .predicate(exchange -> !isWebSocket(exchange))
                            .uri(entry.service().url()));
        }
        table.services().forEach((name, service) -> addSockets(routes, name, service));
        return routes.build();
    }

    private static void addSockets(RouteLocatorBuilder.Builder routes, String name, Service service) {
        for (String socket : service.sockets()) {
            // Socket.IO here is WebSocket only: no long polling ever reaches a service.
            routes.route(
                    name + " " + socket,
                    route -> route.path(socket)
                            .and()
                            .predicate(RouteConfiguration::isWebSocket)
                            .uri(Objects.requireNonNull(service.socketUrl())));
        }
        if (!service.openapi().isEmpty()) {
            routes.route(
                    name + " openapi",
                    route -> route.path("/api/docs/" + name + ".json")
                            .filters(filters -> filters.setPath(service.openapi()))
                            .uri(service.url()));
        }
    }

    private static boolean isWebSocket(ServerWebExchange exchange) {
        String upgrade = exchange.getRequest().getHeaders().getFirst(HttpHeaders.UPGRADE);
        return upgrade != null && upgrade.toLowerCase(Locale.ROOT).equals("websocket");
    }
}
