package live.rostrum.stream;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import live.rostrum.stream.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.mongodb.MongoDBContainer;

/** On a real MongoDB, where Docker and the image are: {@code docker pull mongo:8.0}. */
@EnabledIf(value = "imageIsThere", disabledReason = "No image mongo:8.0 here: docker pull mongo:8.0")
class MongoStorageTests extends StorageContract {

    private static final String IMAGE = "mongo:8.0";
    private static final MongoDBContainer MONGO = new MongoDBContainer(IMAGE);

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static RunningService service;

    /** Asks Docker itself: Testcontainers would pull images, and fail the tests wherever no registry can be reached. */
    static boolean imageIsThere() throws InterruptedException {
        try {
            Process docker = new ProcessBuilder("docker", "image", "inspect", IMAGE)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return docker.waitFor(10, TimeUnit.SECONDS) && docker.exitValue() == 0;
        } catch (IOException noDocker) {
            return false;
        }
    }

    @BeforeAll
    static void start() {
        MONGO.start();
        service = on("rostrum");
    }

    @AfterAll
    static void stop() {
        service.close();
        MONGO.stop();
    }

    @Override
    RunningService service() {
        return service;
    }

    @Override
    RunningService newService() {
        return on("rostrum" + DATABASES.incrementAndGet());
    }

    private static RunningService on(String database) {
        return RunningService.start("spring.mongodb.uri=" + MONGO.getConnectionString() + "/" + database);
    }
}
