package live.rostrum.database;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} on a real process, in the middle of writes. */
class KilledDatabaseTests {

    private static final int ROUNDS = 3;
    private static final int WRITERS = 3;
    private static final int WRITES_BEFORE_THE_KILL = 150;

    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger nextNumber = new AtomicInteger();
    private final AtomicInteger increments = new AtomicInteger();

    @Test
    void losesNoAcknowledgedWrite(@TempDir Path data) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (DatabaseProcess database = DatabaseProcess.start(data)) {
                writeUntilKilled(database);
            }
        }

        try (DatabaseProcess database = DatabaseProcess.start(data);
                MongoClient client = database.connect()) {
            MongoCollection<Document> written = collection(client, "written");
            Set<Integer> found = written.find()
                    .map(document -> document.getInteger("number"))
                    .into(ConcurrentHashMap.newKeySet());

            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * WRITES_BEFORE_THE_KILL);
            assertThat(found).containsAll(acknowledged);
            assertThat(collection(client, "counter")
                            .find(eq("all"))
                            .map(counter -> counter.getInteger("value"))
                            .first())
                    .isBetween(increments.get(), increments.get() + ROUNDS * WRITERS);
            indexesAgreeWithDocuments(written, found);
        }
    }

    /** A number that is not there can be written, one that is there is found: no index entry without its document. */
    private void indexesAgreeWithDocuments(MongoCollection<Document> written, Set<Integer> found) {
        Set<Integer> unanswered = IntStream.range(0, nextNumber.get())
                .filter(number -> !found.contains(number))
                .boxed()
                .collect(Collectors.toSet());

        unanswered.forEach(number -> written.insertOne(new Document("number", number)));

        found.forEach(number -> assertThat(written.find(eq("number", number)).first())
                .as("number %s", number)
                .isNotNull());
    }

    private void writeUntilKilled(DatabaseProcess database) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(WRITES_BEFORE_THE_KILL);
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
                MongoClient client = database.connect()) {
            collection(client, "written").createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            for (int i = 0; i < WRITERS; i++) {
                writers.execute(() -> write(client, enough));
            }
            enough.await();
            database.kill();
        }
    }

    private void write(MongoClient client, CountDownLatch enough) {
        try {
            while (true) {
                int number = nextNumber.getAndIncrement();
                collection(client, "written").insertOne(new Document("number", number));
                acknowledged.add(number);
                collection(client, "counter").updateOne(eq("all"), inc("value", 1), new UpdateOptions().upsert(true));
                increments.incrementAndGet();
                enough.countDown();
            }
        } catch (MongoException | IllegalStateException e) {
            // Killed, and then the client closed: whatever was not acknowledged may be there or not.
            assertThat(enough.getCount()).isZero();
        }
    }

    private static MongoCollection<Document> collection(MongoClient client, String name) {
        return client.getDatabase("rostrum").getCollection(name);
    }
}
