package live.rostrum.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.http.server.WebsocketServerSpec;

/** A real HTTP and WebSocket server in the place of a service: it answers what it was asked. */
final class FakeService implements AutoCloseable {

    /** What arrived: method and path with query, and the headers. */
    record Seen(String line, HttpHeaders headers) {}

    private static final int FOUR_MEBIBYTES = 4 * 1024 * 1024;

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final AtomicInteger healthStatus = new AtomicInteger(200);
    private final DisposableServer server;

    FakeService() {
        this(0);
    }

    FakeService(int port) {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(this::routes)
                .bindNow();
    }

    int port() {
        return server.port();
    }

    URI http() {
        return URI.create("http://127.0.0.1:" + port());
    }

    URI ws() {
        return URI.create("ws://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(5));
    }

    private void routes(HttpServerRoutes routes) {
        WebsocketServerSpec spec = WebsocketServerSpec.builder()
                .maxFramePayloadLength(FOUR_MEBIBYTES)
                .build();
        routes.get(
                        "/actuator/health/readiness",
                        (request, response) ->
                                response.status(healthStatus.get()).send())
                .get("/live/slow", (request, response) -> {
                    see(request);
                    return Mono.never();
                })
                .get(
                        "/live/cut",
                        (request, response) -> response.header("Content-Type", "video/mp4")
                                .sendByteArray(
                                        Mono.just(new byte[1000]).concatWith(Mono.error(new IllegalStateException()))))
                .get("/v3/api-docs", (request, response) -> json(response, "{\"openapi\":\"3.1.0\"}"))
                .get("/api/streams/large", (request, response) -> json(response, "[" + "1,".repeat(3000) + "1]"))
                .ws(
                        "/rooms/socket.io/",
                        (in, out) -> out.sendObject(in.aggregateFrames(FOUR_MEBIBYTES)
                                .receiveFrames()
                                .map(frame -> frame.retain())),
                        spec)
                .route(request -> true, this::echo);
    }

    private Publisher<Void> echo(HttpServerRequest request, HttpServerResponse response) {
        see(request);
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .flatMapMany(body -> json(
                        response.header("X-Frame-Options", "SAMEORIGIN").header("Server", "fake"),
                        "{\"path\":\"%s\",\"bodyLength\":%d}".formatted(request.uri(), body.length())));
    }

    private void see(HttpServerRequest request) {
        seen.add(new Seen(request.method() + " " + request.uri(), request.requestHeaders()));
    }

    private static Publisher<Void> json(HttpServerResponse response, String body) {
        return response.header("Content-Type", "application/json")
                .sendByteArray(Mono.just(body.getBytes(StandardCharsets.UTF_8)));
    }
}
