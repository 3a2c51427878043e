package live.rostrum.gateway.page;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import live.rostrum.gateway.client.Client;
import live.rostrum.gateway.preview.WatchPages;
import live.rostrum.gateway.route.RouteTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Serves both user interfaces. */
@Configuration(proxyBeanMethods = false)
class UiConfiguration {

    private static final Logger log = LoggerFactory.getLogger(UiConfiguration.class);

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** The service that knows titles. */
    private static final String STREAM_SERVICE = "stream-service";

    @Bean
    RouterFunction<ServerResponse> userInterfaces(UiProperties locations, RouteTable services, JsonMapper json) {
        UiFiles viewer = load(locations.viewer());
        UiPaths paths = new UiPaths(viewer, load(locations.broadcaster()));
        Optional<WatchPages> watchPages = Optional.ofNullable(
                        services.services().get(STREAM_SERVICE))
                .flatMap(service ->
                        viewer.find(UiPaths.INDEX).flatMap(index -> WatchPages.of(index.plain(), service.url(), json)));
        return request -> Mono.justOrEmpty(handlerOf(request, paths, watchPages));
    }

    private static Optional<HandlerFunction<ServerResponse>> handlerOf(
            ServerRequest request, UiPaths paths, Optional<WatchPages> watchPages) {
        if (!READING.contains(request.method())) {
            return Optional.empty();
        }
        if (request.path().equals("/studio")) {
            return Optional.of(any ->
                    ServerResponse.permanentRedirect(URI.create("/studio/")).build());
        }
        return paths.resolve(request.path())
                .map(file -> any -> filledIn(request, file, watchPages).flatMap(page -> UiResponse.of(page, request)));
    }

    private static Mono<UiFile> filledIn(ServerRequest request, UiFile file, Optional<WatchPages> watchPages) {
        return Mono.justOrEmpty(watchPages)
                .flatMap(pages -> pages.find(request.path(), Client.of(request.exchange())))
                .map(file::with)
                .defaultIfEmpty(file);
    }

    private static UiFiles load(String location) {
        UiFiles files = UiFiles.load(location);
        if (files.size() == 0) {
            log.warn("There is no user interface in {}", location);
        }
        return files;
    }
}
