package live.rostrum.stream.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.ApiClient.Answer;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.stream.testing.RunningService.Person;
import live.rostrum.stream.testing.TestClock;
import live.rostrum.tokens.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Wrong passwords in bulk. */
class WrongPasswordTests {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start("rostrum.login.failures-per-account=4", "rostrum.login.failures-per-address=12");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void limitsOneAccountFromAnywhere() {
        Person person = service.newPerson("Ada", Role.VIEWER);
        for (int i = 0; i < 4; i++) {
            attempt(person.email(), "wrong " + i, "198.51.100." + i).expectProblem(401, "bad-credentials");
        }

        Answer limited = attempt(person.email(), person.password(), "198.51.100.200");

        limited.expectProblem(429, "too-many-attempts");
        assertThat(Integer.parseInt(limited.header("Retry-After").orElse(""))).isBetween(500, 600);
        service.clock().advance(Duration.ofMinutes(10));
        attempt(person.email(), person.password(), "198.51.100.200").expect(200);
    }

    @Test
    void limitsAccountsThatDoNotExistJustTheSame() {
        for (int i = 0; i < 4; i++) {
            attempt("nobody@example.org", "wrong", "198.51.101." + i).expectProblem(401, "bad-credentials");
        }

        attempt("Nobody@example.org", "wrong", "198.51.101.9").expectProblem(429, "too-many-attempts");
    }

    @Test
    void limitsOneAddressForAnyAccount() {
        Person person = service.newPerson("Ada", Role.VIEWER);
        for (int i = 0; i < 12; i++) {
            attempt("somebody" + i + "@example.org", "wrong", "203.0.113.7").expectProblem(401, "bad-credentials");
        }

        attempt(person.email(), person.password(), "203.0.113.7").expectProblem(429, "too-many-attempts");
        attempt(person.email(), person.password(), "203.0.113.8").expect(200);
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        for (int i = 0; i < 12; i++) {
            attempt("six" + i + "@example.org", "wrong", "2001:db8:1:2::" + i).expectProblem(401, "bad-credentials");
        }

        attempt("six@example.org", "wrong", "2001:db8:1:2:ffff::1").expectProblem(429, "too-many-attempts");
        attempt("six@example.org", "wrong", "2001:db8:1:3::1").expectProblem(401, "bad-credentials");
    }

    @Test
    void cannotBeEscapedByAForgedAddress() {
        for (int i = 0; i < 12; i++) {
            attempt("forged" + i + "@example.org", "wrong", "10.99.0." + i + ", 192.0.2.77")
                    .expectProblem(401, "bad-credentials");
        }

        attempt("forged@example.org", "wrong", "203.0.113.99, 192.0.2.77").expectProblem(429, "too-many-attempts");
    }

    @Test
    void countsAttemptsAtTheSameTime() throws Exception {
        Person person = service.newPerson("Ada", Role.VIEWER);
        int wrong = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String address = "198.51.102." + i;
                answers.add(threads.submit(() -> attempt(person.email(), "wrong", address)));
            }
            for (Future<Answer> answer : answers) {
                wrong += answer.get().status() == 401 ? 1 : 0;
            }
        }

        assertThat(wrong).isEqualTo(4);
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        Person person = service.newPerson("Ada", Role.VIEWER);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3; i++) {
                attempt(person.email(), "wrong", "198.51.103." + (round * 3 + i))
                        .expect(401);
            }
            attempt(person.email(), person.password(), "198.51.103.100").expect(200);
        }
    }

    @Test
    void limitsGuessesOfSomebodyWhoIsSignedIn() {
        Person person = service.newPerson("Ada", Role.VIEWER);
        String body = "{\"current\":\"%s\",\"password\":\"a new password\"}";
        for (int i = 0; i < 4; i++) {
            person.client()
                    .post("/api/users/me/password", body.formatted("wrong"))
                    .expectProblem(400, "wrong-password");
        }

        person.client()
                .post("/api/users/me/password", body.formatted(person.password()))
                .expectProblem(429, "too-many-attempts");
    }

    @Test
    void holdsABoundedNumberOfKeys() {
        FailureCounter counter = new FailureCounter(3, Duration.ofMinutes(1), new TestClock());

        for (int i = 0; i < 200_000; i++) {
            assertThat(counter.begin("key" + i)).isEmpty();
        }

        assertThat(counter.size()).isLessThanOrEqualTo(50_000);
    }

    private static Answer attempt(String email, String password, String address) {
        return service.anonymous()
                .post("/api/auth/login", ApiClient.login(email, password), "X-Forwarded-For", address);
    }
}
