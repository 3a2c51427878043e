package live.rostrum.gateway.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.rostrum.gateway.page.UiFiles;
import live.rostrum.gateway.page.UiResponse;
import live.rostrum.gateway.route.RouteTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * {@code /api/docs}: Swagger UI, from here and under the same content security policy as all pages, with the OpenAPI
 * document of each service that has one.
 */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

    @Bean
    RouterFunction<ServerResponse> documentation(RouteTable table) {
        // Read when somebody looks at the page, for it is a megabyte that most installations never need.
        Mono<UiFiles> page = lazily("classpath:api-docs/");
        Mono<UiFiles> swagger =
                lazily("classpath:META-INF/resources/webjars/swagger-ui/" + SwaggerUiVersion.find() + "/");
        List<Map<String, String>> documents = table.services().entrySet().stream()
                .filter(entry -> !entry.getValue().openapi().isEmpty())
                .map(entry -> document(entry.getKey()))
                .toList();
        return RouterFunctions.route()
                .GET("/api/docs", request -> page.flatMap(files -> UiResponse.of(files, "index.html", request)))
                .GET("/api/docs/documents.json", request -> ServerResponse.ok().bodyValue(documents))
                .GET(
                        "/api/docs/page/{file}",
                        request -> page.flatMap(files -> UiResponse.of(files, request.pathVariable("file"), request)))
                .GET(
                        "/api/docs/swagger-ui/{file}",
                        request ->
                                swagger.flatMap(files -> UiResponse.of(files, request.pathVariable("file"), request)))
                .build();
    }

    /** An entry of the list that Swagger UI offers, its name first. */
    private static Map<String, String> document(String service) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("name", service);
        document.put("url", "/api/docs/" + service + ".json");
        return document;
    }

    private static Mono<UiFiles> lazily(String location) {
        return Mono.fromCallable(() -> UiFiles.load(location))
                .subscribeOn(Schedulers.boundedElastic())
                .cache();
    }
}
