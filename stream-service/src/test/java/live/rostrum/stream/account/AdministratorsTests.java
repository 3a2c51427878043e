package live.rostrum.stream.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import live.rostrum.problems.ProblemException;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.stream.testing.RunningService.Person;
import live.rostrum.tokens.Role;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** What comes between the two steps in which an administrator leaves; races are in {@code StorageContract}. */
class AdministratorsTests {

    @Test
    void doesNotLetALateOneGoWhoseMarkWasWiped() {
        try (RunningService service = RunningService.start()) {
            Administrators administrators = service.bean(Administrators.class);
            Users users = service.bean(Users.class);
            String first = users.firstAdministrator().orElseThrow().id();
            Person grace = service.newPerson("Grace", Role.ADMIN);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> administrators.leave(first, account -> {
                        service.clock().advance(Duration.ofSeconds(31));
                        assertThat(users.delete(grace.id())).isPresent();
                        return remove(service, Query.query(account));
                    }))
                    .satisfies(conflict ->
                            assertThat(conflict.problem().type().code()).isEqualTo("conflict"));

            assertThat(users.firstAdministrator().orElseThrow().id()).isEqualTo(first);
        }
    }

    @Test
    void doesNotDemoteWhoeverIsMadeAnAdministratorMeanwhile() {
        try (RunningService service = RunningService.start()) {
            Administrators administrators = service.bean(Administrators.class);
            Person grace = service.newPerson("Grace", Role.ADMIN);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> administrators.leave(grace.id(), account -> {
                        service.admin()
                                .patch("/api/users/" + grace.id(), "{\"name\":\"Grace H.\"}")
                                .expect(200);
                        return remove(service, Query.query(account));
                    }));

            service.admin().get("/api/users/" + grace.id()).expect(200);
        }
    }

    @Test
    void leavesNoMarkBehind() {
        try (RunningService service = RunningService.start()) {
            Administrators administrators = service.bean(Administrators.class);
            String first = service.admin().get("/api/users/me").text("id");

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> administrators.leave(first, account -> Optional.empty()));

            assertThat(service.bean(MongoOperations.class).findById(first, org.bson.Document.class, "users"))
                    .doesNotContainKey("leaving");
        }
    }

    private static Optional<User> remove(RunningService service, Query query) {
        return Optional.ofNullable(service.bean(MongoOperations.class).findAndRemove(query, User.class));
    }
}
