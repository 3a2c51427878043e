package live.rostrum.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole gateway on a free port, with its own configuration file. */
final class TestGateway implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConfigurableApplicationContext context;
    final int port;

    TestGateway(FakeService service, String... properties) {
        this(service.http(), service.ws(), properties);
    }

    TestGateway(URI http, URI ws, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "server.port=0",
                "rostrum.services.stream-service=" + http,
                "rostrum.sockets.stream-service=" + ws,
                "rostrum.services.hls-server=" + http,
                "rostrum.sockets.hls-server=" + ws,
                "rostrum.services.recording-server=" + http,
                "rostrum.sockets.recording-server=" + ws,
                "rostrum.services.transcription-service=" + http,
                "rostrum.gateway.ui.viewer=classpath:ui/viewer/",
                "rostrum.gateway.ui.broadcaster=classpath:ui/broadcaster/"));
        for (String property : properties) {
            // Given twice it would be a list of both.
            String name = property.substring(0, property.indexOf('=') + 1);
            arguments.removeIf(usual -> usual.startsWith(name));
            arguments.add(property);
        }
        context = new SpringApplicationBuilder(ApiGatewayApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=api-gateway")
                .run(arguments.stream().map(argument -> "--" + argument).toArray(String[]::new));
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        client.shutdownNow();
        context.close();
    }
}
