package live.rostrum.tokens.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.AccessTokens;
import live.rostrum.tokens.CaptionGrant;
import live.rostrum.tokens.PlaybackGrant;
import live.rostrum.tokens.PlaybackTokens;
import live.rostrum.tokens.PublishGrant;
import live.rostrum.tokens.PublishTokens;
import live.rostrum.tokens.Role;
import live.rostrum.tokens.SigningKeys;
import live.rostrum.tokens.StreamLatency;

/** A real HTTP server that stands in for stream-service: its keys, and what it is told. */
public final class StreamServiceDouble implements AutoCloseable {

    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([a-z]+)\"");

    private final SigningKeys keys = SigningKeys.generate();
    private final HttpServer server;
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> bodies = new ConcurrentHashMap<>();
    private final Set<String> privateStreams = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final Map<String, Integer> retentions = new ConcurrentHashMap<>();

    public StreamServiceDouble() {
        this(0);
    }

    public StreamServiceDouble(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/auth/jwks.json", exchange -> answer(exchange, 200, keys.publicKeySetJson()));
        server.createContext("/internal/streams/", this::internal);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All reports of one stream, in order, for example {@code live}. */
    public List<String> reports(String streamId) {
        return reports.stream()
                .filter(report -> report.startsWith(streamId + " "))
                .map(report -> report.substring(streamId.length() + 1))
                .toList();
    }

    /** All reports of one stream as they came. */
    public List<String> bodies(String streamId) {
        return bodies.getOrDefault(streamId, List.of());
    }

    public void setStatus(String streamId, String status) {
        statuses.put(streamId, status);
    }

    /** How many days the recordings of a stream stay. */
    public void setRetention(String streamId, int days) {
        retentions.put(streamId, days);
    }

    /** Answers everything about a stream with an error. */
    public void refuse(String streamId) {
        refused.add(streamId);
    }

    /** Knows nothing of a stream any more. */
    public void delete(String streamId) {
        deleted.add(streamId);
    }

    public String publishToken(String streamId, String userId, Duration lifetime) {
        return publishToken(streamId, userId, lifetime, false);
    }

    /** Of a stream that has ended, for what is still missing in its recording. */
    public String recordingToken(String streamId, String userId) {
        return mint(streamId, userId, Duration.ofHours(1), false, true, true);
    }

    /** Of a broadcaster. */
    public String accessToken(String userId) {
        return accessToken(userId, Role.BROADCASTER);
    }

    public String administratorToken() {
        return accessToken("grace", Role.ADMIN);
    }

    private String accessToken(String userId, Role role) {
        return new AccessTokens(keys, Clock.systemUTC())
                .mint(new AccessGrant(
                        "access-" + userId,
                        userId,
                        "session-" + userId,
                        userId,
                        Set.of(role),
                        Instant.now().plusSeconds(600)));
    }

    public String playbackToken(String streamId) {
        return new PlaybackTokens(keys, Clock.systemUTC())
                .mint(new PlaybackGrant(streamId, "ada", Instant.now().plusSeconds(60)));
    }

    public String publishToken(String streamId, String userId, Duration lifetime, boolean privateStream) {
        return mint(streamId, userId, lifetime, privateStream, false, false);
    }

    /** Of a stream that is recorded. */
    public String recordedToken(String streamId, String userId) {
        return mint(streamId, userId, Duration.ofHours(1), false, true, false);
    }

    /** Of a stream whose speech becomes captions. */
    public String captionedToken(String streamId, String userId, boolean privateStream) {
        CaptionGrant captions = new CaptionGrant(true, "en-US");
        return mint(streamId, userId, Duration.ofHours(1), privateStream, false, false, captions);
    }

    private String mint(
            String streamId,
            String userId,
            Duration lifetime,
            boolean privateStream,
            boolean record,
            boolean recordingOnly) {
        CaptionGrant captions = new CaptionGrant(false, "en-US");
        return mint(streamId, userId, lifetime, privateStream, record, recordingOnly, captions);
    }

    private String mint(
            String streamId,
            String userId,
            Duration lifetime,
            boolean privateStream,
            boolean record,
            boolean recordingOnly,
            CaptionGrant captions) {
        if (privateStream) {
            privateStreams.add(streamId);
        }
        return new PublishTokens(keys, Clock.systemUTC())
                .mint(new PublishGrant(
                        "token-" + streamId,
                        streamId,
                        userId,
                        StreamLatency.STANDARD,
                        record,
                        recordingOnly,
                        captions,
                        privateStream,
                        Instant.now().plus(lifetime)));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void internal(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String streamId = path[3];
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!header.startsWith("Bearer ")) {
            answer(exchange, 401, "");
        } else if (refused.contains(streamId)) {
            answer(exchange, 500, "");
        } else if (deleted.contains(streamId)) {
            answer(exchange, 404, "");
        } else if (exchange.getRequestMethod().equals("PUT")) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            bodies.computeIfAbsent(streamId, id -> new CopyOnWriteArrayList<>()).add(body);
            Matcher state = STATE.matcher(body);
            reports.add(streamId + " " + (state.find() ? state.group(1) : body));
            answer(exchange, 204, "");
        } else {
            answer(
                    exchange,
                    200,
                    "{\"status\":\"" + statuses.getOrDefault(streamId, "live") + "\",\"title\":\"" + streamId
                            + "\",\"visibility\":\"" + (privateStreams.contains(streamId) ? "private" : "public")
                            + "\",\"retentionDays\":" + retentions.get(streamId) + "}");
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
