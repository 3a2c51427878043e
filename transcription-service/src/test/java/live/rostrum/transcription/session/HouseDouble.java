package live.rostrum.transcription.session;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.AccessTokens;
import live.rostrum.tokens.PlaybackGrant;
import live.rostrum.tokens.PlaybackTokens;
import live.rostrum.tokens.Role;
import live.rostrum.tokens.SigningKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real HTTP server that stands in for stream-service or hls-server: what it says of streams, and the captions that it is given. */
public final class HouseDouble implements AutoCloseable {

    private final SigningKeys keys = SigningKeys.generate();
    private final Map<String, String> streams = new ConcurrentHashMap<>();
    private final Map<String, List<JsonNode>> captions = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile int captionStatus = 204;
    private volatile int streamStatus = 200;

    public HouseDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/api/auth/jwks.json", exchange -> answer(exchange, 200, keys.publicKeySetJson()));
        server.createContext("/internal/streams/", this::internal);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A live stream; {@code captions} is JSON. */
    public void stream(String id, String captions) {
        stream(id, "live", "public", captions);
    }

    public void stream(String id, String status, String visibility, String captions) {
        streams.put(
                id,
                "{\"status\":\"" + status + "\",\"visibility\":\"" + visibility + "\",\"title\":\"" + id
                        + "\",\"ownerId\":\"ada\",\"description\":\"\",\"captions\":" + captions + "}");
    }

    /** Answers captions so from now on. */
    public void answerCaptions(int status) {
        captionStatus = status;
    }

    /** Answers questions about streams so from now on. */
    public void answerStreams(int status) {
        streamStatus = status;
    }

    /** All cues that it was given of a stream, in order. */
    public List<JsonNode> captions(String streamId) {
        return captions.getOrDefault(streamId, List.of());
    }

    /** Their texts. */
    public List<String> texts(String streamId) {
        return captions(streamId).stream()
                .map(cue -> cue.get("text").asString())
                .toList();
    }

    public String accessToken(String userId, Role role) {
        return new AccessTokens(keys, Clock.systemUTC())
                .mint(new AccessGrant(
                        "access-" + userId,
                        userId,
                        "session",
                        userId,
                        Set.of(role),
                        Instant.now().plusSeconds(600)));
    }

    public String playbackToken(String streamId) {
        return new PlaybackTokens(keys, Clock.systemUTC())
                .mint(new PlaybackGrant(streamId, "ada", Instant.now().plusSeconds(60)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void internal(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .startsWith("Bearer ")) {
            answer(exchange, 401, "");
        } else if (exchange.getRequestMethod().equals("POST")) {
            if (captionStatus == 204) {
                List<JsonNode> known = captions.computeIfAbsent(path[3], id -> new CopyOnWriteArrayList<>());
                JsonMapper.shared().readTree(body).get("items").forEach(known::add);
            }
            answer(exchange, captionStatus, "");
        } else if (streamStatus != 200) {
            answer(exchange, streamStatus, "");
        } else {
            String stream = streams.get(path[3]);
            answer(exchange, stream == null ? 404 : 200, stream == null ? "" : stream);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
