package live.rostrum.stream.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks real HTTP with the service, with or without a bearer token. */
public final class ApiClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final @Nullable String token;

    public ApiClient(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    /** The bearer token of this client. */
    public String token() {
        return Optional.ofNullable(token).orElseThrow();
    }

    /** The same client with another token. */
    public ApiClient withToken(String other) {
        return new ApiClient(port, other);
    }

    /** The client of somebody who signs in. */
    public ApiClient signIn(String email, String password) {
        Answer answer = post("/api/auth/login", login(email, password)).expect(200);
        return withToken(answer.text("accessToken"));
    }

    /** The body of a login. */
    public static String login(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a request; a body goes as JSON unless a header says otherwise. */
    public Answer send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        Map<String, String> all = new LinkedHashMap<>();
        if (token != null) {
            all.put("Authorization", "Bearer " + token);
        }
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        all.forEach(request::setHeader);
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer of the service. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text(String field) {
            return json().path(field).asString();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** The value of a cookie that the answer sets. */
        public String cookie(String name) {
            return response.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith(name + "="))
                    .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                    .findFirst()
                    .orElseThrow();
        }

        public Answer expect(int status) {
            assertThat(response.statusCode())
                    .as(
                            "%s %s: %s",
                            response.request().method(), response.request().uri(), response.body())
                    .isEqualTo(status);
            return this;
        }

        /** Expects a problem of ours with nothing in it that is ours alone. */
        public Answer expectProblem(int status, String code) {
            expect(status);
            assertThat(text("type")).isEqualTo("urn:rostrum:problem:" + code);
            assertThat(header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(body()).doesNotContain("Exception", "live.rostrum", "org.spring", "at com.");
            return this;
        }

        /** Expects a problem with a field. */
        public Answer expectInvalid(String field) {
            expectProblem(400, "invalid-request");
            assertThat(json().path("errors").findValuesAsString("field")).contains(field);
            return this;
        }
    }
}
