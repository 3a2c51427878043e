package live.rostrum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.health.MongoHealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A disk that fills while the database is used, and has room again later. */
@ExtendWith(OutputCaptureExtension.class)
class FullDiskTests {

    private static final InetSocketAddress ANY_LOOPBACK_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int SMALL_BYTES = 256 * 1024;

    /** More than the mebibyte that must be free before writes are taken again. */
    private static final long MORE_BYTES = 1_500_000;

    private static final String TEXT = "x".repeat(10_000);
    private static final int MORE_THAN_FIT = 200;

    @TempDir
    private Path data;

    private EmbeddedDatabase database;
    private MongoClient client;

    @BeforeEach
    void open() {
        LimitedDisk.register();
        reopen();
    }

    @AfterEach
    void close() {
        LimitedDisk.limit(Long.MAX_VALUE);
        client.close();
        database.close();
    }

    @Test
    void whatIsNotStoredIsAnErrorAndWhatWasAcknowledgedIsThere() {
        List<Integer> acknowledged = insertUntilTheDiskIsFull();

        assertThat(acknowledged).isNotEmpty().hasSizeLessThan(MORE_THAN_FIT);
        assertThatThrownBy(() -> documents().insertOne(new Document("_id", -1)))
                .isInstanceOf(MongoException.class)
                .hasMessageContaining("disk is full");
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(storedIds()).as("reads go on").containsExactlyElementsOf(acknowledged));
    }

    @Test
    void healthIsDownAtOnceAndSaysWhy(CapturedOutput log) {
        insertUntilTheDiskIsFull();

        await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> {
            Health health = health();
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(String.valueOf(health.getDetails().get("error"))).contains("disk is full");
        });
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> documents().insertOne(new Document())).isInstanceOf(MongoException.class);
        }
        assertThat(log.getAll().lines().filter(line -> line.contains("Writes are refused")))
                .as("told once, however often it is tried")
                .hasSize(1);
    }

    @Test
    void goesOnByItselfWhenThereIsRoomAgain() {
        List<Integer> acknowledged = insertUntilTheDiskIsFull();

        LimitedDisk.limit(Long.MAX_VALUE);
        await().atMost(SOON).until(() -> health().getStatus().equals(Status.UP));
        documents().insertOne(new Document("_id", 1_000).append("text", TEXT));

        acknowledged.add(1_000);
        assertThat(storedIds()).containsExactlyElementsOf(acknowledged);
        client.close();
        database.close();
        reopen();
        assertThat(storedIds()).as("after a restart").containsExactlyElementsOf(acknowledged);
    }

    @Test
    void fillsAndEmptiesManyTimesUnderManyWritersWithoutLosingWhatWasAcknowledged() throws Exception {
        Set<Integer> acknowledged = new HashSet<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 1; round <= 4; round++) {
                LimitedDisk.limit(round * MORE_BYTES);
                await().atMost(SOON).until(() -> health().getStatus().equals(Status.UP));
                List<Future<List<Integer>>> running = new ArrayList<>();
                for (int writer = 0; writer < 4; writer++) {
                    int first = (round * 10 + writer) * 1_000;
                    running.add(writers.submit(() -> insertUntilRefused(first)));
                }
                for (Future<List<Integer>> writer : running) {
                    acknowledged.addAll(writer.get());
                }
            }
        }
        LimitedDisk.limit(Long.MAX_VALUE);
        await().atMost(SOON).until(() -> health().getStatus().equals(Status.UP));

        assertThat(acknowledged).isNotEmpty();
        assertThat(storedIds()).containsAll(acknowledged);
    }

    @Test
    void aFullDiskAtTheEndKeepsNobodyFromClosing() {
        List<Integer> acknowledged = insertUntilTheDiskIsFull();

        client.close();
        database.close();
        LimitedDisk.limit(Long.MAX_VALUE);
        reopen();

        assertThat(storedIds()).containsExactlyElementsOf(acknowledged);
    }

    private void reopen() {
        database = EmbeddedDatabase.open(data, ANY_LOOPBACK_PORT, LimitedDisk.SCHEME);
        client = MongoClients.create(database.connectionString());
    }

    private List<Integer> insertUntilTheDiskIsFull() {
        documents().insertOne(new Document("_id", 0));
        LimitedDisk.limit(SMALL_BYTES);
        List<Integer> acknowledged = new ArrayList<>(List.of(0));
        acknowledged.addAll(insertUntilRefused(1));
        return acknowledged;
    }

    private List<Integer> insertUntilRefused(int first) {
        List<Integer> acknowledged = new ArrayList<>();
        for (int id = first; id < first + MORE_THAN_FIT; id++) {
            try {
                documents().insertOne(new Document("_id", id).append("text", TEXT + id));
                acknowledged.add(id);
            } catch (MongoException e) {
                return acknowledged;
            }
        }
        throw new AssertionError("The disk took everything");
    }

    private List<Integer> storedIds() {
        return documents()
                .find()
                .sort(new Document("_id", 1))
                .map(document -> document.getInteger("_id"))
                .into(new ArrayList<>());
    }

    private Health health() {
        Health health = new MongoHealthIndicator(client).health();
        assertThat(health).isNotNull();
        return health;
    }

    private MongoCollection<Document> documents() {
        return client.getDatabase("rostrum").getCollection("documents");
    }
}
