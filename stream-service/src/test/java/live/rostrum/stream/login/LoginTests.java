package live.rostrum.stream.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.ApiClient.Answer;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.stream.testing.RunningService.Person;
import live.rostrum.tokens.Role;
import org.junit.jupiter.api.Test;

class LoginTests {

    private final RunningService service = RunningService.shared();
    private final ApiClient anonymous = service.anonymous();

    @Test
    void letsInWhoKnowsThePassword() {
        Answer answer = anonymous
                .post(
                        "/api/auth/login",
                        ApiClient.login(
                                RunningService.ADMIN_EMAIL.toUpperCase(Locale.ROOT), RunningService.ADMIN_PASSWORD))
                .expect(200);

        assertThat(answer.json().path("expiresInSeconds").asInt()).isEqualTo(600);
        assertThat(answer.json().path("user").path("roles").toString()).isEqualTo("[\"ADMIN\",\"BROADCASTER\"]");
        assertThat(answer.body()).doesNotContain("passwordHash", "argon2");
        assertThat(answer.header("Set-Cookie").orElse(""))
                .contains("rostrum_refresh=", "Path=/api/auth", "HttpOnly", "SameSite=Strict", "Max-Age=2592000")
                .doesNotContain("Secure", "Domain");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void marksTheCookieSecureBehindHttps() {
        Answer answer = anonymous.post(
                "/api/auth/login",
                ApiClient.login(RunningService.ADMIN_EMAIL, RunningService.ADMIN_PASSWORD),
                "X-Forwarded-Proto",
                "https");

        assertThat(answer.expect(200).header("Set-Cookie").orElse("")).contains("Secure");
    }

    @Test
    void saysTheSameForAWrongPasswordAndForNobody() {
        Person person = service.newPerson("Ada", Role.VIEWER);

        Answer wrong = anonymous.post("/api/auth/login", ApiClient.login(person.email(), "something else"));
        Answer nobody = anonymous.post("/api/auth/login", ApiClient.login("nobody@example.org", "something else"));

        wrong.expectProblem(401, "bad-credentials");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.body()).isEqualTo(wrong.body());
    }
}
