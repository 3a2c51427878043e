package live.rostrum.stream.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import live.rostrum.database.EmbeddedDatabase;
import live.rostrum.stream.testing.RunningService;
import org.junit.jupiter.api.Test;

class LostDatabaseTests {

    @Test
    void saysThatItIsUnavailableWithinABound() {
        try (RunningService service = RunningService.start()) {
            service.anonymous().get("/api/streams").expect(200);
            service.bean(EmbeddedDatabase.class).close();
            Instant before = Instant.now();

            service.anonymous().get("/api/streams").expectProblem(503, "unavailable");

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
            service.anonymous().get("/api/auth/jwks.json").expect(200);
            service.anonymous().get("/actuator/health/readiness").expect(503);
            service.anonymous().get("/actuator/health/liveness").expect(200);
        }
    }
}
