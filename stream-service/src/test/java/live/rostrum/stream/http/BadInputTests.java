package live.rostrum.stream.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.ApiClient.Answer;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.stream.testing.RunningService.Person;
import live.rostrum.tokens.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can be wrong with a request, on every endpoint that takes a body. */
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTests {

    private final RunningService service = RunningService.shared();
    private ApiClient admin = service.anonymous();
    private String userId = "";
    private String streamId = "";

    /** Who calls an endpoint. */
    enum Caller {
        ANONYMOUS,
        ADMIN,
        SERVICE
    }

    /** An endpoint with a body that it would take. */
    record Endpoint(String method, String path, Caller caller, String good, List<String> required) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    void prepare() {
        admin = service.admin();
        Person person = service.newPerson("Ada", Role.BROADCASTER);
        userId = person.id();
        streamId = person.client().post("/api/streams", "{\"title\":\"T\"}").text("id");
    }

    static Stream<Endpoint> endpoints() {
        return Stream.of(
                new Endpoint(
                        "POST",
                        "/api/auth/login",
                        Caller.ANONYMOUS,
                        "{\"email\":\"a@b.c\",\"password\":\"p\"}",
                        List.of("email", "password")),
                new Endpoint(
                        "POST",
                        "/api/auth/password",
                        Caller.ANONYMOUS,
                        "{\"token\":\"t\",\"password\":\"pppppppppppp\"}",
                        List.of("token", "password")),
                new Endpoint(
                        "POST",
                        "/api/users",
                        Caller.ADMIN,
                        "{\"email\":\"a@b.c\",\"name\":\"n\"}",
                        List.of("email", "name")),
                new Endpoint("PATCH", "/api/users/{user}", Caller.ADMIN, "{\"name\":\"n\"}", List.of()),
                new Endpoint("PATCH", "/api/users/me", Caller.ADMIN, "{\"name\":\"n\"}", List.of()),
                new Endpoint(
                        "POST",
                        "/api/users/me/password",
                        Caller.ADMIN,
                        "{\"current\":\"c\",\"password\":\"pppppppppppp\"}",
                        List.of("current", "password")),
                new Endpoint("POST", "/api/streams", Caller.ADMIN, "{\"title\":\"t\"}", List.of("title")),
                new Endpoint("PATCH", "/api/streams/{stream}", Caller.ADMIN, "{\"title\":\"t\"}", List.of()),
                new Endpoint(
                        "PUT",
                        "/internal/streams/{stream}/ingest",
                        Caller.SERVICE,
                        "{\"state\":\"live\",\"takeId\":\"t\",\"at\":\"2026-01-01T00:00:00Z\"}",
                        List.of("state", "takeId", "at")));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesWhatIsNoJson(Endpoint endpoint) {
        for (String body : List.of("", "{", "nope", "{\"a\":}", "{}}", "{} {}", "\u0000")) {
            send(endpoint, body).expectProblem(400, "malformed-json");
        }
        send(endpoint, "[".repeat(2000)).expectProblem(400, "malformed-json");
        send(endpoint, "null").expect(400);
        send(endpoint, "[]").expect(400);
        send(endpoint, "\"text\"").expect(400);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesUnknownFields(Endpoint endpoint) {
        String body = endpoint.good().replaceFirst("\\{", "{\"unknown\":1,");

        if (endpoint.caller() == Caller.SERVICE) {
            // Of two versions of our own services, the older one must understand the newer one.
            send(endpoint, body).expect(204);
        } else {
            send(endpoint, body).expectInvalid("unknown");
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesMissingAndNullFields(Endpoint endpoint) {
        for (String field : endpoint.required()) {
            String missing = endpoint.good()
                    .replaceFirst("\"" + field + "\":\"[^\"]*\",?", "")
                    .replace(",}", "}");
            String nothing = endpoint.good().replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":null");
            send(endpoint, missing).expectInvalid(field);
            send(endpoint, nothing).expectInvalid(field);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesWrongTypesAndLengths(Endpoint endpoint) {
        for (String wrong : List.of("1", "true", "[]", "{}", "\"" + "x".repeat(6000) + "\"")) {
            String body = endpoint.good().replaceFirst(":\"[^\"]*\"", ":" + wrong);
            String field = endpoint.good().split("\"", -1)[1];
            send(endpoint, body).expectInvalid(field);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesOtherMediaAndTooMuch(Endpoint endpoint) {
        client(endpoint)
                .send(endpoint.method(), path(endpoint), endpoint.good(), "Content-Type", "text/plain")
                .expectProblem(415, "unsupported-media");
        client(endpoint)
                .send(endpoint.method(), path(endpoint), "a=b", "Content-Type", "application/x-www-form-urlencoded")
                .expectProblem(415, "unsupported-media");
        send(endpoint, "{\"x\":\"" + "x".repeat(300_000) + "\"}").expectProblem(413, "too-large");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesWhoeverMayNot(Endpoint endpoint) {
        if (endpoint.caller() == Caller.ANONYMOUS) {
            return;
        }
        String expired = admin.token();
        for (String token : List.of("x", "a.b.c", expired.substring(0, expired.length() - 3), "e30.e30.")) {
            service.anonymous()
                    .withToken(token)
                    .send(endpoint.method(), path(endpoint), endpoint.good())
                    .expectProblem(401, "unauthenticated");
        }
        service.anonymous()
                .send(endpoint.method(), path(endpoint), endpoint.good())
                .expectProblem(401, "unauthenticated");
        // A token of the other kind.
        (endpoint.caller() == Caller.SERVICE ? admin : service.service())
                .send(endpoint.method(), path(endpoint), endpoint.good())
                .expectProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /api",
        "GET, /api/nothing",
        "GET, /actuator",
        "GET, /actuator/env",
        "GET, /swagger-ui/index.html",
        "POST, /v3/api-docs",
        "GET, /internal/streams",
        "GET, /api/auth/nothing",
        "DELETE, /api/auth/login",
        "GET, /api/streams/x/y/z",
        "TRACE, /api/streams"
    })
    void isClosedByDefault(String method, String path) {
        Answer answer = service.anonymous().send(method, path, null);

        assertThat(answer.status()).isIn(401, 403, 404, 405, 501);
        assertThat(answer.body()).doesNotContain("Exception", "Tomcat");
    }

    @Test
    void answersMalformedRequestsWithoutAWordTooMuch() {
        for (String path : List.of(
                "/api/streams/%2e%2e/x",
                "/api/streams;a=b", "/api//streams", "/api/streams/%00", "/api/users/%ff/picture")) {
            Answer answer = service.anonymous().get(path);
            assertThat(answer.status()).isBetween(400, 404);
            assertThat(answer.body()).doesNotContain("Exception", "Tomcat");
        }
    }

    private Answer send(Endpoint endpoint, String body) {
        return client(endpoint).send(endpoint.method(), path(endpoint), body);
    }

    private ApiClient client(Endpoint endpoint) {
        return switch (endpoint.caller()) {
            case ANONYMOUS -> service.anonymous();
            case ADMIN -> admin;
            case SERVICE -> service.service();
        };
    }

    private String path(Endpoint endpoint) {
        return endpoint.path().replace("{user}", userId).replace("{stream}", streamId);
    }
}
