package live.rostrum.stream.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.ApiClient.Answer;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.stream.testing.RunningService.Person;
import live.rostrum.tokens.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts and profiles over HTTP. */
class AccountTests {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static RunningService service;
    private static ApiClient admin;

    @BeforeAll
    static void start() {
        service = RunningService.shared();
        admin = service.admin();
    }

    @Test
    void isForAdministratorsOnly() {
        ApiClient broadcaster = service.somebody(Role.BROADCASTER);

        for (ApiClient client : new ApiClient[] {broadcaster, service.somebody(Role.VIEWER)}) {
            client.get("/api/users").expectProblem(403, "forbidden");
            client.post("/api/users", "{}").expectProblem(403, "forbidden");
            client.get("/api/users/x").expectProblem(403, "forbidden");
            client.patch("/api/users/x", "{}").expectProblem(403, "forbidden");
            client.delete("/api/users/x").expectProblem(403, "forbidden");
            client.post("/api/users/x/password-link", "{}").expectProblem(403, "forbidden");
        }
        service.anonymous().get("/api/users").expectProblem(401, "unauthenticated");
        service.anonymous().get("/api/users/me").expectProblem(401, "unauthenticated");
    }

    @Test
    void makesAnAccountWhosePasswordIsSetOnce() {
        Answer made = admin.post("/api/users", "{\"email\":\"Grace@Example.org\",\"name\":\" Grace \"}")
                .expect(201);
        String link = made.text("passwordLink");
        String token = link.substring("/studio/password?token=".length());

        assertThat(made.json().path("user").path("roles").toString()).isEqualTo("[\"BROADCASTER\"]");
        assertThat(made.json().path("user").path("name").asString()).isEqualTo("Grace");
        assertThat(made.json().path("user").path("passwordSet").asBoolean()).isFalse();
        assertThat(link).startsWith("/studio/password?token=");
        String body = "{\"token\":\"%s\",\"password\":\"a good password\"}".formatted(token);
        service.anonymous().post("/api/auth/password", body).expect(204);
        service.anonymous().post("/api/auth/password", body).expectProblem(400, "bad-password-link");
        Answer me = service.anonymous()
                .signIn("grace@example.org", "a good password")
                .get("/api/users/me")
                .expect(200);
        assertThat(me.json().path("passwordSet").asBoolean()).isTrue();
    }

    @Test
    void letsALinkExpireAndANewOneReplaceIt() {
        String first = admin.post("/api/users", "{\"email\":\"late@example.org\",\"name\":\"Late\"}")
                .expect(201)
                .text("passwordLink");
        String id = admin.get("/api/users?q=late@")
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        String second = admin.post("/api/users/" + id + "/password-link", "")
                .expect(200)
                .text("passwordLink");

        setPassword(first).expectProblem(400, "bad-password-link");
        service.clock().advance(Duration.ofDays(7));
        setPassword(second).expectProblem(400, "bad-password-link");
        admin = service.admin();
    }

    @Test
    void keepsAddressesUniqueInAnyCase() {
        Person person = service.newPerson("Ada", Role.VIEWER);
        Person other = service.newPerson("Bob", Role.VIEWER);
        String taken = person.email().toUpperCase(Locale.ROOT);

        admin.post("/api/users", "{\"email\":\"%s\",\"name\":\"Ada\"}".formatted(taken))
                .expectProblem(409, "email-taken");
        admin.patch("/api/users/" + other.id(), "{\"email\":\"%s\"}".formatted(taken))
                .expectProblem(409, "email-taken");
    }

    @Test
    void listsSearchesAndPages() {
        for (int i = 0; i < 5; i++) {
            service.newPerson("Findable " + i, Role.VIEWER);
        }

        Answer page = admin.get("/api/users?q=findABLE&page=1&size=2").expect(200);

        assertThat(page.json().path("total").asInt()).isEqualTo(5);
        assertThat(page.json().path("items").size()).isEqualTo(2);
        assertThat(admin.get("/api/users?q=.*").json().path("total").asInt()).isZero();
        admin.get("/api/users?page=-1").expectInvalid("page");
        admin.get("/api/users?size=101").expectInvalid("size");
        admin.get("/api/users?q=" + "x".repeat(101)).expectInvalid("q");
    }

    @Test
    void changesRolesFromTheNextAccessTokenOn() {
        Person person = service.newPerson("Ada", Role.VIEWER);
        person.client().post("/api/streams", "{\"title\":\"x\"}").expectProblem(403, "forbidden");

        Answer changed = admin.patch("/api/users/" + person.id(), "{\"roles\":[\"BROADCASTER\"]}")
                .expect(200);

        assertThat(changed.text("name")).isEqualTo("Ada");
        service.anonymous()
                .signIn(person.email(), person.password())
                .post("/api/streams", "{\"title\":\"x\"}")
                .expect(201);
    }

    @Test
    void keepsAnAdministratorFromLockingItselfOut() {
        String id = admin.get("/api/users/me").text("id");

        admin.delete("/api/users/" + id).expectProblem(409, "own-account");
        admin.patch("/api/users/" + id, "{\"roles\":[\"VIEWER\"]}").expectProblem(409, "own-account");
    }

    @Test
    void changesAProfileAndWhatOthersSeeOfIt() {
        Person person = service.newPerson("Ada", Role.BROADCASTER);
        String stream =
                person.client().post("/api/streams", "{\"title\":\"x\"}").text("id");

        Answer changed = person.client()
                .patch(
                        "/api/users/me",
                        "{\"name\":\"Ada L.\",\"biography\":\"Counts.\",\"picture\":\"data:image/png;base64,%s\"}"
                                .formatted(PIXEL))
                .expect(200);

        String picture = changed.text("pictureUrl");
        assertThat(changed.text("biography")).isEqualTo("Counts.");
        Answer owner = service.anonymous().get("/api/streams/" + stream).expect(200);
        assertThat(owner.json().path("owner").path("name").asString()).isEqualTo("Ada L.");
        assertThat(owner.json().path("owner").path("pictureUrl").asString()).isEqualTo(picture);
        Answer image = service.anonymous().get(picture).expect(200);
        assertThat(image.header("Content-Type")).contains("image/png");
        assertThat(image.header("X-Content-Type-Options")).contains("nosniff");

        Answer kept =
                person.client().patch("/api/users/me", "{\"name\":\"Ada\"}").expect(200);
        assertThat(kept.text("pictureUrl")).isEqualTo(picture);
        Answer removed = person.client()
                .patch("/api/users/me", "{\"picture\":null,\"biography\":null}")
                .expect(200);
        assertThat(removed.body()).doesNotContain("pictureUrl", "biography");
        service.anonymous().get(picture).expectProblem(404, "not-found");
    }

    @Test
    void refusesPicturesThatAreNone() {
        ApiClient person = service.somebody(Role.VIEWER);
        String svg = Base64.getEncoder().encodeToString("<svg/>".getBytes(StandardCharsets.UTF_8));

        for (String picture : new String[] {
            "data:image/svg+xml;base64," + svg,
            "data:image/png;base64," + svg,
            "data:image/png;base64,?",
            "https://example.org/me.png",
            "",
            "data:image/png;base64," + PIXEL.replace("=", "") + "A".repeat(178_000)
        }) {
            person.patch("/api/users/me", "{\"picture\":\"%s\"}".formatted(picture))
                    .expectInvalid("picture");
        }
        person.patch("/api/users/me", "{\"picture\":\"%s\"}".formatted("A".repeat(300_000)))
                .expectProblem(413, "too-large");
    }

    @Test
    void changesAPasswordAndSignsOutEverywhereElse() {
        Person person = service.newPerson("Ada", Role.VIEWER);
        Answer here = login(person);
        Answer there = login(person);
        ApiClient client = service.anonymous().withToken(here.text("accessToken"));

        client.post(
                        "/api/users/me/password",
                        "{\"current\":\"%s\",\"password\":\"quite another one\"}".formatted(person.password()))
                .expect(204);

        refresh(here).expect(200);
        refresh(there).expectProblem(401, "session-ended");
        service.anonymous().signIn(person.email(), "quite another one");
    }

    @Test
    void takesNewPasswordsOfTwelveCharactersAndMore() {
        String link = admin.post("/api/users", "{\"email\":\"twelve@example.org\",\"name\":\"Twelve\"}")
                .expect(201)
                .text("passwordLink");

        setPassword(link, "eleven char").expectInvalid("password");
        setPassword(link, "twelve chars").expect(204);
        ApiClient client = service.anonymous().signIn("twelve@example.org", "twelve chars");

        String change = "{\"current\":\"twelve chars\",\"password\":\"%s\"}";
        client.post("/api/users/me/password", change.formatted("eleven char")).expectInvalid("password");
        client.post("/api/users/me/password", change.formatted("twelve other")).expect(204);
    }

    private static Answer setPassword(String link) {
        return setPassword(link, "a good password");
    }

    private static Answer setPassword(String link, String password) {
        return service.anonymous()
                .post(
                        "/api/auth/password",
                        "{\"token\":\"%s\",\"password\":\"%s\"}"
                                .formatted(link.substring(link.indexOf('=') + 1), password));
    }

    private static Answer login(Person person) {
        return service.anonymous()
                .post("/api/auth/login", ApiClient.login(person.email(), person.password()))
                .expect(200);
    }

    private static Answer refresh(Answer login) {
        return service.anonymous()
                .send(
                        "POST",
                        "/api/auth/refresh",
                        null,
                        "Cookie",
                        "rostrum_refresh=" + login.cookie("rostrum_refresh"));
    }
}
