package live.rostrum.stream.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** hls-server's internal API, with the states that a test gives it. */
final class FakeHlsServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final Map<String, String> posters = new ConcurrentHashMap<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    FakeHlsServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/streams", this::handle);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void has(String streamId, String state) {
        states.put(streamId, state);
    }

    /** {@code size} as JSON. */
    void hasPoster(String streamId, String size) {
        posters.put(streamId, size);
    }

    void forgets(String streamId) {
        states.remove(streamId);
    }

    void answersWith(int code) {
        status = code;
    }

    List<String> ended() {
        return ended;
    }

    List<String> tokens() {
        return tokens;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/end")) {
            String[] parts = path.split("/", -1);
            ended.add(parts[3]);
            states.remove(parts[3]);
            exchange.sendResponseHeaders(204, -1);
        } else {
            byte[] body = list().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String list() {
        return states.entrySet().stream()
                .map(entry ->
                        "{\"streamId\":\"%s\",\"state\":\"%s\",\"takeId\":\"t9\",\"since\":\"2026-01-01T00:00:00Z\",\"poster\":%s,\"newer\":1}"
                                .formatted(
                                        entry.getKey(), entry.getValue(), posters.getOrDefault(entry.getKey(), "null")))
                .collect(Collectors.joining(",", "{\"items\":[", "],\"newer\":true}"));
    }
}
