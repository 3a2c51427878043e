package live.rostrum.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import live.rostrum.sockets.PortInUseException;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.ApiClient.Answer;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.tokens.Role;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service as a whole. */
class ServiceTests {

    private final RunningService service = RunningService.shared();

    @Test
    void isReadyWhenDatabaseAndSocketsAre() {
        Answer readiness = service.anonymous().get("/actuator/health/readiness").expect(200);
        Answer health = service.anonymous().get("/actuator/health").expect(200);

        assertThat(readiness.text("status")).isEqualTo("UP");
        assertThat(health.text("status")).isEqualTo("UP");
        assertThat(health.body()).doesNotContain("components", "version");
        service.anonymous().get("/actuator/health/liveness").expect(200);
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Assertions.assertThatThrownBy(() -> RunningService.start("rostrum.socket.port=" + taken.getLocalPort())
                            .close())
                    .rootCause()
                    .isInstanceOfSatisfying(
                            PortInUseException.class, e -> assertThat(e.port()).isEqualTo(taken.getLocalPort()));
        }
    }

    @Test
    void refusesAnAccessTokenAfterTenMinutes() {
        ApiClient ada = service.somebody(Role.VIEWER);
        service.clock().advance(Duration.ofMinutes(9));
        ada.get("/api/users/me").expect(200);

        service.clock().advance(Duration.ofMinutes(1));

        Answer refused = ada.get("/api/users/me").expectProblem(401, "unauthenticated");
        assertThat(refused.header("WWW-Authenticate")).contains("Bearer");
        ada.get("/api/streams").expectProblem(401, "unauthenticated");
    }

    @Test
    void publishesItsKeys() {
        Answer keys = service.anonymous().get("/api/auth/jwks.json").expect(200);

        assertThat(keys.body()).contains("\"crv\":\"P-256\"").doesNotContain("\"d\":");
        assertThat(keys.header("Cache-Control").orElse("")).contains("max-age=300");
    }

    @Test
    void documentsEveryEndpoint() {
        JsonNode paths =
                service.anonymous().get("/v3/api-docs").expect(200).json().path("paths");
        Set<String> documented = new TreeSet<>();
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                documented.add(name);
                assertThat(operation.getValue().path("summary").asString())
                        .as(name)
                        .isNotEmpty();
            }
        }

        assertThat(documented)
                .containsExactlyInAnyOrder(
                        "post /api/auth/login",
                        "post /api/auth/refresh",
                        "post /api/auth/logout",
                        "post /api/auth/password",
                        "get /api/auth/jwks.json",
                        "get /api/users",
                        "post /api/users",
                        "get /api/users/{id}",
                        "patch /api/users/{id}",
                        "delete /api/users/{id}",
                        "post /api/users/{id}/password-link",
                        "get /api/users/{id}/picture",
                        "get /api/users/me",
                        "patch /api/users/me",
                        "post /api/users/me/password",
                        "get /api/oembed",
                        "get /api/streams",
                        "post /api/streams",
                        "get /api/streams/{id}",
                        "patch /api/streams/{id}",
                        "delete /api/streams/{id}",
                        "post /api/streams/{id}/end",
                        "post /api/streams/{id}/publish-token",
                        "post /api/streams/{id}/playback-token");
    }

    @Test
    void documentsHowLongANewPasswordIs() {
        var schemas = service.anonymous()
                .get("/v3/api-docs")
                .json()
                .path("components")
                .path("schemas");

        for (String schema : List.of("PasswordRequest", "PasswordChange")) {
            var password = schemas.path(schema).path("properties").path("password");
            assertThat(password.path("minLength").asInt()).as(schema).isEqualTo(12);
            assertThat(password.path("maxLength").asInt()).as(schema).isEqualTo(200);
        }
    }
}
