package live.rostrum.gateway.page;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
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

/** Serves both user interfaces. */
@Configuration(proxyBeanMethods = false)
class UiConfiguration {

    private static final Logger log = LoggerFactory.getLogger(UiConfiguration.class);

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Bean
    RouterFunction<ServerResponse> userInterfaces(UiProperties locations) {
        UiPaths paths = new UiPaths(load(locations.viewer()), load(locations.broadcaster()));
        return request -> Mono.justOrEmpty(handlerOf(request, paths));
    }

    private static Optional<HandlerFunction<ServerResponse>> handlerOf(ServerRequest request, UiPaths paths) {
        if (!READING.contains(request.method())) {
            return Optional.empty();
        }
        if (request.path().equals("/studio")) {
            return Optional.of(any ->
                    ServerResponse.permanentRedirect(URI.create("/studio/")).build());
        }
        return paths.resolve(request.path()).map(file -> any -> UiResponse.of(file, request));
    }

    private static UiFiles load(String location) {
        UiFiles files = UiFiles.load(location);
        if (files.size() == 0) {
            log.warn("There is no user interface in {}", location);
        }
        return files;
    }
}
