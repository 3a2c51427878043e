package live.rostrum.stream;

import live.rostrum.stream.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** On a real MongoDB, where Docker is. */
@Testcontainers(disabledWithoutDocker = true)
class MongoStorageTests extends StorageContract {

    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0");

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start("spring.mongodb.uri=" + MONGO.getConnectionString());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Override
    RunningService service() {
        return service;
    }
}
