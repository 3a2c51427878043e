package live.rostrum.publisher.rest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.json.JSONException;
import org.json.JSONObject;

/** Single HTTP calls to one server, with timeouts and with problems turned into {@link ApiException}s. Safe for many threads. */
public final class RostrumCalls implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    public RostrumCalls(URI server) {
        this.server = server;
    }

    /** {@code POST /api/auth/login}. */
    public AccessToken login(String email, String password) {
        JSONObject body = new JSONObject().put("email", email).put("password", password);
        return AccessToken.from(send("POST", "/api/auth/login", Optional.empty(), Optional.of(body)), Instant.now());
    }

    /** {@code POST /internal/cli-login} of a stream-service on this machine. */
    public AccessToken loginOnThisMachine(String internalToken) {
        return AccessToken.from(
                send("POST", "/internal/cli-login", Optional.of(internalToken), Optional.empty()), Instant.now());
    }

    /** One call with a JSON answer; an empty answer is an empty object. */
    JSONObject send(String method, String path, Optional<String> bearer, Optional<JSONObject> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json");
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        body.ifPresent(json -> request.header("Content-Type", "application/json"));
        request.method(
                method,
                body.map(json -> HttpRequest.BodyPublishers.ofString(json.toString()))
                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        try {
            return answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            String reason = e instanceof ConnectException ? "nothing answers there" : String.valueOf(e.getMessage());
            throw new ApiException(ApiException.NO_ANSWER, "", "Cannot reach " + server + ": " + reason + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ApiException.NO_ANSWER, "", "Interrupted while waiting for " + server + ".");
        }
    }

    private static JSONObject answer(HttpResponse<String> response) {
        JSONObject json;
        try {
            json = response.body().isBlank() ? new JSONObject() : new JSONObject(response.body());
        } catch (JSONException e) {
            json = new JSONObject();
        }
        if (response.statusCode() >= 200 && response.statusCode() < 300) {
            return json;
        }
        String detail = json.optString("detail", json.optString("title", ""));
        throw new ApiException(
                response.statusCode(),
                json.optString("type"),
                detail.isEmpty() ? "The server answered " + response.statusCode() + "." : detail);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
