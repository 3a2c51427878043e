package live.rostrum.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.ApiClient.Answer;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.stream.testing.RunningService.Person;
import live.rostrum.tokens.Role;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** What this service relies on in its database, through its own code, on whichever database a subclass brings. */
abstract class StorageContract {

    abstract RunningService service();

    /** One with no account but the first administrator's. The caller closes it. */
    abstract RunningService newService();

    @Test
    void makesOneAccountOfManyAtTheSameTime() throws Exception {
        ApiClient admin = service().admin();

        List<Integer> statuses = atOnce(
                8,
                i -> admin.post(
                        "/api/users",
                        "{\"email\":\"%s\",\"name\":\"Race\"}".formatted(i % 2 == 0 ? "race@x.org" : "RACE@x.org")));

        assertThat(statuses).containsOnlyOnce(201).contains(409);
    }

    @Test
    void letsOneOfManyUseAPasswordLink() throws Exception {
        String link = service()
                .admin()
                .post("/api/users", "{\"email\":\"link%d@x.org\",\"name\":\"Link\"}".formatted(System.nanoTime()))
                .expect(201)
                .text("passwordLink");
        String token = link.substring(link.indexOf('=') + 1);

        List<Integer> statuses = atOnce(
                6,
                i -> service()
                        .anonymous()
                        .post(
                                "/api/auth/password",
                                "{\"token\":\"%s\",\"password\":\"a password %d\"}".formatted(token, i)));

        assertThat(statuses).containsOnlyOnce(204).contains(400);
    }

    @Test
    void rotatesARefreshTokenOnce() throws Exception {
        Person person = service().newPerson("Ada", Role.VIEWER);
        String cookie = service()
                .anonymous()
                .post("/api/auth/login", ApiClient.login(person.email(), person.password()))
                .cookie("rostrum_refresh");

        List<Answer> answers = answersAtOnce(
                6,
                i -> service()
                        .anonymous()
                        .send("POST", "/api/auth/refresh", null, "Cookie", "rostrum_refresh=" + cookie));

        assertThat(answers.stream()
                        .map(answer -> answer.expect(200).cookie("rostrum_refresh"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void losesNoneOfManyChangesOfAStream() throws Exception {
        ApiClient ada = service().newPerson("Ada", Role.BROADCASTER).client();
        String id = ada.post("/api/streams", "{\"title\":\"T\"}").expect(201).text("id");
        List<String> patches =
                List.of("{\"title\":\"U\"}", "{\"description\":\"D\"}", "{\"record\":false}", "{\"latency\":\"low\"}");

        atOnce(4, i -> ada.patch("/api/streams/" + id, patches.get(i)));

        assertThat(ada.get("/api/streams/" + id).body())
                .contains("\"title\":\"U\"", "\"description\":\"D\"", "\"record\":false", "\"latency\":\"low\"");
    }

    @Test
    void keepsAnAdministratorWhenTwoDemoteEachOther() throws Exception {
        try (RunningService service = newService()) {
            Person grace = service.newPerson("Grace", Role.ADMIN);
            List<ApiClient> clients = List.of(service.admin(), grace.client());
            List<String> ids = List.of(service.admin().get("/api/users/me").text("id"), grace.id());

            for (int round = 0; round < 40; round++) {
                List<Answer> answers = answersAtOnce(
                        2, i -> clients.get(i).patch("/api/users/" + ids.get(1 - i), "{\"roles\":[\"VIEWER\"]}"));

                answers.forEach(answer -> assertThat(answer.status()).isIn(200, 409));
                assertThat(administrators(service)).as("round %d", round).isPositive();
                for (String id : ids) {
                    grace.client()
                            .patch("/api/users/" + id, "{\"roles\":[\"ADMIN\"]}")
                            .expect(200);
                }
            }
        }
    }

    @Test
    void keepsAnAdministratorWhenAllAreDeletedAndDemotedAtOnce() throws Exception {
        try (RunningService service = newService()) {
            ApiClient caller = service.newPerson("Caller", Role.ADMIN).client();
            String callerId = caller.get("/api/users/me").text("id");
            String firstId = service.admin().get("/api/users/me").text("id");

            for (int round = 0; round < 20; round++) {
                List<String> others = administratorsNamed(caller, "a" + round, "b" + round);
                answersAtOnce(4, i -> switch (i) {
                    case 0 -> caller.patch("/api/users/" + firstId, "{\"roles\":[\"VIEWER\"]}");
                    case 1 -> service.admin().patch("/api/users/" + callerId, "{\"roles\":[\"VIEWER\"]}");
                    default -> caller.delete("/api/users/" + others.get(i - 2));
                });

                assertThat(administrators(service)).as("round %d", round).isPositive();
                caller.patch("/api/users/" + callerId, "{\"roles\":[\"ADMIN\"]}")
                        .expect(200);
                caller.patch("/api/users/" + firstId, "{\"roles\":[\"ADMIN\"]}").expect(200);
                others.forEach(id -> caller.delete("/api/users/" + id));
            }
        }
    }

    @Test
    void removesTheOtherAdministratorAgainAfterAProcessDiedWhileItDidSo() {
        try (RunningService service = newService()) {
            Person grace = service.newPerson("Grace", Role.ADMIN);
            String first = service.admin().get("/api/users/me").text("id");
            service.bean(MongoOperations.class)
                    .updateFirst(
                            Query.query(Criteria.where("_id").is(first)),
                            new Update()
                                    .set("leaving.mark", "of a dead process")
                                    .set("leaving.at", service.clock().instant()),
                            "users");

            service.admin().delete("/api/users/" + grace.id()).expectProblem(409, "last-administrator");
            service.clock().advance(Duration.ofSeconds(31));
            service.admin().delete("/api/users/" + grace.id()).expect(204);

            assertThat(administrators(service)).isOne();
        }
    }

    @Test
    void listsInOrderPageByPage() {
        Person grace = service().newPerson("Grace", Role.BROADCASTER);
        for (int i = 0; i < 5; i++) {
            grace.client()
                    .post("/api/streams", "{\"title\":\"Part %d\"}".formatted(i))
                    .expect(201);
            service().clock().advance(Duration.ofMillis(10));
        }

        List<String> titles = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            Answer answer = service()
                    .anonymous()
                    .get("/api/streams?q=part&owner=%s&size=2&page=%d".formatted(grace.id(), page));
            titles.addAll(answer.json().path("items").findValuesAsString("title"));
        }

        assertThat(titles).containsExactly("Part 4", "Part 3", "Part 2", "Part 1", "Part 0");
    }

    @Test
    void hasItsIndexes() {
        MongoOperations mongo = service().bean(MongoOperations.class);

        assertThat(mongo.indexOps("users").getIndexInfo())
                .anyMatch(index -> index.isUnique() && index.isIndexForFields(List.of("emailKey")));
        assertThat(mongo.indexOps("sessions").getIndexInfo())
                .anyMatch(index -> index.isIndexForFields(List.of("expiresAt")));
    }

    private static long administrators(RunningService service) {
        return service.bean(MongoOperations.class)
                .count(Query.query(Criteria.where("roles").is("ADMIN")), "users");
    }

    private static List<String> administratorsNamed(ApiClient caller, String... names) {
        return Stream.of(names)
                .map(name -> caller.post(
                                "/api/users",
                                "{\"email\":\"%s@x.org\",\"name\":\"%s\",\"roles\":[\"ADMIN\"]}".formatted(name, name))
                        .expect(201)
                        .json()
                        .path("user")
                        .path("id")
                        .asString())
                .toList();
    }

    private static List<Integer> atOnce(int count, Request request) throws Exception {
        return answersAtOnce(count, request).stream().map(Answer::status).toList();
    }

    private static List<Answer> answersAtOnce(int count, Request request) throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> pending = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                pending.add(threads.submit(() -> request.send(number)));
            }
            for (Future<Answer> answer : pending) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /** One of several requests at the same time. */
    @FunctionalInterface
    interface Request {
        Answer send(int number);
    }
}
