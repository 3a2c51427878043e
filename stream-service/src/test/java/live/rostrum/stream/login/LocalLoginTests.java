package live.rostrum.stream.login;

import static org.assertj.core.api.Assertions.assertThat;

import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.RunningService;
import org.junit.jupiter.api.Test;

class LocalLoginTests {

    private static final String PATH = "/internal/cli-login";

    @Test
    void theInternalTokenOpensTheFirstAdministratorsDoorWhereThatIsAllowed() {
        try (RunningService service = RunningService.start("rostrum.login.local-administrator=true")) {
            ApiClient.Answer answer = service.service().post(PATH, "").expect(200);

            assertThat(answer.json().path("user").path("email").asString()).isEqualTo(RunningService.ADMIN_EMAIL);
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Cache-Control")).hasValue("no-store");
            ApiClient administrator = service.anonymous().withToken(answer.text("accessToken"));
            administrator.get("/api/users").expect(200);
            administrator
                    .post("/api/streams", "{\"title\":\"From the command line\"}")
                    .expect(201);

            service.anonymous().post(PATH, "").expectProblem(401, "unauthenticated");
            administrator.post(PATH, "").expectProblem(401, "unauthenticated");
        }
    }

    @Test
    void itOpensNothingElsewhere() {
        RunningService.shared().service().post(PATH, "").expect(404);
    }
}
