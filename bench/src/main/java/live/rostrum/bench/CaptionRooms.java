package live.rostrum.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.rostrum.tokens.SigningKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of stream-service that captions need: who wants them, and the rooms that they go to. */
final class CaptionRooms implements AutoCloseable {

    private static final String STREAM = """
            {"status":"live","visibility":"public","title":"Bench","ownerId":"bench","description":"",
             "captions":{"enabled":true,"language":"en-US","alternatives":[],"provider":"azure","phrases":[]}}""";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final SigningKeys keys = SigningKeys.generate();
    private final Map<String, CaptionedTalk> talks = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;

    CaptionRooms() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/api/auth/jwks.json", exchange -> answer(exchange, keys.publicKeySetJson()));
        http.createContext("/internal/streams/", this::stream);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    void listen(String streamId, CaptionedTalk talk) {
        talks.put(streamId, talk);
    }

    private void stream(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        if (path.length == 4) {
            answer(exchange, STREAM);
            return;
        }
        CaptionedTalk talk = talks.get(path[3]);
        JsonNode body = mapper.readTree(exchange.getRequestBody());
        if (talk != null) {
            for (JsonNode item : body.path("items")) {
                if (!item.path("text").asString("").isEmpty()) {
                    talk.shown(
                            item.path("startTime").asLong(0), item.path("final").asBoolean(false));
                }
            }
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
