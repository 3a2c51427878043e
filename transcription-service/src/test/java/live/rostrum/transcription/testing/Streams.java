package live.rostrum.transcription.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import live.rostrum.tokens.testing.StreamServiceDouble;
import tools.jackson.databind.json.JsonMapper;

/** stream-service with streams that a test makes: titles, owners, visibility. Tokens and keys are those of {@link StreamServiceDouble}. */
public final class Streams implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final StreamServiceDouble tokens = new StreamServiceDouble();
    private final Map<String, Map<String, String>> streams = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean away;

    public Streams() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/streams/", this::answer);
        server.createContext("/api/auth/jwks.json", this::keys);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A live stream of ada's. */
    public String add(String visibility, String title) {
        String id = "stream-" + COUNT.incrementAndGet();
        streams.put(id, Map.of("ownerId", "ada", "status", "live", "visibility", visibility, "title", title));
        return id;
    }

    public void change(String id, String field, String value) {
        streams.computeIfPresent(id, (key, stream) -> {
            Map<String, String> changed = new ConcurrentHashMap<>(stream);
            changed.put(field, value);
            return Map.copyOf(changed);
        });
    }

    public void delete(String id) {
        streams.remove(id);
    }

    /** Answers nothing but errors. */
    public void setAway(boolean isAway) {
        away = isAway;
    }

    /** How often it was asked for a stream. */
    public int asked() {
        return asked.get();
    }

    public StreamServiceDouble tokens() {
        return tokens;
    }

    @Override
    public void close() {
        server.stop(0);
        tokens.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        Map<String, String> stream = streams.get(path[3]);
        if (away) {
            send(exchange, 503, "");
        } else if (stream == null) {
            send(exchange, 404, "");
        } else {
            send(exchange, 200, JsonMapper.shared().writeValueAsString(stream));
        }
    }

    private void keys(HttpExchange exchange) throws IOException {
        try (InputStream keys =
                tokens.uri().resolve("/api/auth/jwks.json").toURL().openStream()) {
            send(exchange, 200, new String(keys.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
