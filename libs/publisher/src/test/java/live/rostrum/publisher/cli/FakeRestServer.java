package live.rostrum.publisher.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import live.rostrum.publisher.ingest.FakeIngestServer;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.TokenRejectedException;
import org.json.JSONObject;

/** The REST calls that the command makes, with one account and one stream. */
final class FakeRestServer implements AutoCloseable {

    static final String SECRET = "a-secret-of-thirty-two-characters-or-more";
    private static final String ACCESS = "Bearer access-1";

    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> titles = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    FakeRestServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        calls.add(call);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        switch (call) {
            case "POST /api/auth/login" -> login(exchange, new JSONObject(body));
            case "POST /internal/cli-login" -> internalLogin(exchange, authorization);
            default -> {
                if (!authorization.equals(ACCESS)) {
                    problem(exchange, 401, "unauthorized", "Sign in first.");
                } else {
                    signedIn(exchange, call, body);
                }
            }
        }
    }

    private void login(HttpExchange exchange, JSONObject body) throws IOException {
        if (body.getString("password").equals("right")) {
            answer(exchange, 200, access());
        } else {
            problem(exchange, 401, "bad-credentials", "E-mail address or password is wrong.");
        }
    }

    private void internalLogin(HttpExchange exchange, String authorization) throws IOException {
        try {
            String caller =
                    new InternalTokens(SECRET, Clock.systemUTC()).verify(authorization.replaceFirst("^Bearer ", ""));
            answer(exchange, 200, access().put("caller", caller));
        } catch (TokenRejectedException e) {
            problem(exchange, 401, "unauthorized", "No internal token.");
        }
    }

    private static JSONObject access() {
        return new JSONObject()
                .put("accessToken", "access-1")
                .put("expiresInSeconds", 600)
                .put("user", new JSONObject().put("name", "Ada"));
    }

    private void signedIn(HttpExchange exchange, String call, String body) throws IOException {
        switch (call) {
            case "POST /api/streams" -> {
                titles.add(new JSONObject(body).getString("title"));
                answer(exchange, 201, new JSONObject().put("id", "s1").put("title", titles.getLast()));
            }
            case "POST /api/streams/s1/publish-token" ->
                answer(
                        exchange,
                        200,
                        new JSONObject()
                                .put("token", FakeIngestServer.TOKEN)
                                .put("expiresAt", Instant.now().plusSeconds(3600))
                                .put("ingestPath", "/ingest/socket.io/")
                                .put("recorderPath", "/recorder/socket.io/"));
            case "POST /api/streams/s1/end" -> answer(exchange, 200, new JSONObject());
            default -> problem(exchange, 404, "not-found", "There is no such stream.");
        }
    }

    private static void problem(HttpExchange exchange, int status, String code, String detail) throws IOException {
        answer(
                exchange,
                status,
                new JSONObject().put("type", "urn:rostrum:problem:" + code).put("detail", detail));
    }

    private static void answer(HttpExchange exchange, int status, JSONObject json) throws IOException {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
