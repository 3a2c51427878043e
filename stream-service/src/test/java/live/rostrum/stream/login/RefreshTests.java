package live.rostrum.stream.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.ApiClient.Answer;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.stream.testing.RunningService.Person;
import live.rostrum.tokens.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** Refresh tokens over HTTP, with the clock in the test's hand. */
class RefreshTests {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start("rostrum.login.sessions-per-user=3");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void renewsTheAccessTokenAndReplacesTheCookie() {
        String first = signIn(service.newPerson("Ada", Role.VIEWER));

        Answer renewed = refresh(first).expect(200);

        assertThat(cookie(renewed)).isNotEqualTo(first);
        service.anonymous()
                .withToken(renewed.text("accessToken"))
                .get("/api/users/me")
                .expect(200);
        assertThat(renewed.json().path("user").path("name").asString()).isEqualTo("Ada");
    }

    @Test
    void endsTheFamilyWhenAnOldTokenComesBack() {
        Person person = service.newPerson("Ada", Role.VIEWER);
        String stolen = signIn(person);
        String other = signIn(person);
        String second = cookie(refresh(stolen).expect(200));
        String third = cookie(refresh(second).expect(200));

        refresh(stolen).expectProblem(401, "session-ended");

        refresh(third).expectProblem(401, "session-ended");
        refresh(other).expect(200);
    }

    @Test
    void endsTheFamilyWhenTheLastTokenComesBackTooLate() {
        String first = signIn(service.newPerson("Ada", Role.VIEWER));
        String second = cookie(refresh(first).expect(200));
        service.clock().advance(Duration.ofSeconds(31));

        refresh(first).expectProblem(401, "session-ended");

        refresh(second).expectProblem(401, "session-ended");
    }

    @Test
    void givesTwoRacingTabsTheSameToken() throws Exception {
        String token = signIn(service.newPerson("Ada", Role.VIEWER));

        Set<String> cookies = new HashSet<>();
        try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int tab = 0; tab < 6; tab++) {
                answers.add(tabs.submit(() -> refresh(token)));
            }
            for (Future<Answer> answer : answers) {
                cookies.add(cookie(answer.get().expect(200)));
            }
        }

        assertThat(cookies).hasSize(1);
        refresh(cookies.iterator().next()).expect(200);
    }

    @Test
    void repeatsAnAnswerThatGotLost() {
        String token = signIn(service.newPerson("Ada", Role.VIEWER));
        String lost = cookie(refresh(token).expect(200));
        service.clock().advance(Duration.ofSeconds(29));

        assertThat(cookie(refresh(token).expect(200))).isEqualTo(lost);
    }

    @Test
    void staysForThirtyDaysFromTheLastVisit() {
        String token = signIn(service.newPerson("Ada", Role.VIEWER));
        service.clock().advance(Duration.ofDays(29));
        token = cookie(refresh(token).expect(200));
        service.clock().advance(Duration.ofDays(29));
        token = cookie(refresh(token).expect(200));

        service.clock().advance(Duration.ofDays(30));

        refresh(token).expectProblem(401, "session-ended");
        service.bean(RefreshTokens.class).removeExpired();
        assertThat(service.bean(MongoOperations.class).count(new Query(), LoginSession.class))
                .isZero();
    }

    @Test
    void endsTheOldestOfTooManySessions() {
        Person person = service.newPerson("Ada", Role.VIEWER);
        String oldest = signIn(person);
        service.clock().advance(Duration.ofSeconds(1));
        List<String> newer = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            newer.add(signIn(person));
            service.clock().advance(Duration.ofSeconds(1));
        }

        refresh(oldest).expectProblem(401, "session-ended");
        newer.forEach(token -> refresh(token).expect(200));
    }

    @Test
    void storesNoToken() {
        String token = signIn(service.newPerson("Ada", Role.VIEWER));
        String secret = token.substring(token.indexOf('.') + 1);

        String stored = service.bean(MongoOperations.class)
                .getCollection("sessions")
                .find()
                .into(new ArrayList<>())
                .toString();

        assertThat(stored).isNotEmpty().doesNotContain(secret);
    }

    @Test
    void signsOutForGood() {
        String token = signIn(service.newPerson("Ada", Role.VIEWER));

        Answer answer = service.anonymous()
                .send("POST", "/api/auth/logout", null, "Cookie", "rostrum_refresh=" + token)
                .expect(204);

        assertThat(answer.header("Set-Cookie").orElse("")).contains("rostrum_refresh=;", "Max-Age=0", "Path=/api/auth");
        refresh(token).expectProblem(401, "session-ended");
        service.anonymous().send("POST", "/api/auth/logout", null).expect(204);
    }

    @Test
    void refusesNonsense() {
        for (String token : List.of("", "x", ".", "a.b", "..", "x".repeat(3000))) {
            refresh(token).expectProblem(401, "session-ended");
        }
        service.anonymous().send("POST", "/api/auth/refresh", null).expectProblem(401, "session-ended");
    }

    @Test
    void refusesWhatAnotherSiteSends() {
        String token = signIn(service.newPerson("Ada", Role.VIEWER));
        String own = "http://127.0.0.1:" + service.port();

        refresh(token, "Sec-Fetch-Site", "cross-site").expectProblem(403, "forbidden");
        refresh(token, "Sec-Fetch-Site", "same-site").expectProblem(403, "forbidden");
        refresh(token, "Origin", "https://evil.example").expectProblem(403, "forbidden");
        refresh(token, "Origin", "null").expectProblem(403, "forbidden");
        refresh(token, "Origin", "http://127.0.0.1:1").expectProblem(403, "forbidden");
        token = cookie(refresh(token, "Origin", own).expect(200));
        token = cookie(refresh(token, "Sec-Fetch-Site", "same-origin").expect(200));
        refresh(
                        token,
                        "Origin",
                        "https://live.example.org",
                        "X-Forwarded-Host",
                        "live.example.org",
                        "X-Forwarded-Proto",
                        "https")
                .expect(200);
    }

    @Test
    void forgetsADeletedAccount() {
        Person person = service.newPerson("Ada", Role.VIEWER);
        String token = signIn(person);
        service.admin().delete("/api/users/" + person.id()).expect(204);

        refresh(token).expectProblem(401, "session-ended");
    }

    private static String signIn(Person person) {
        return cookie(service.anonymous()
                .post("/api/auth/login", ApiClient.login(person.email(), person.password()))
                .expect(200));
    }

    private static Answer refresh(String token, String... headers) {
        List<String> all = new ArrayList<>(List.of("Cookie", "rostrum_refresh=" + token));
        all.addAll(List.of(headers));
        return service.anonymous().send("POST", "/api/auth/refresh", null, all.toArray(String[]::new));
    }

    private static String cookie(Answer answer) {
        return answer.cookie("rostrum_refresh");
    }
}
