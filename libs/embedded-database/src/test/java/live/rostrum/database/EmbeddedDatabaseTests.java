package live.rostrum.database;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTests {

    private static final InetSocketAddress ANY_LOOPBACK_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path data;

    @Test
    void keepsDocumentsAndUniqueIndexesOverARestart() {
        try (EmbeddedDatabase database = open();
                MongoClient client = client(database)) {
            users(client).createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
            users(client).insertOne(new Document("email", "ada@example.org"));
        }

        try (EmbeddedDatabase database = open();
                MongoClient client = client(database)) {
            assertThat(users(client).find().first()).containsEntry("email", "ada@example.org");
            assertThatThrownBy(() -> users(client).insertOne(new Document("email", "ada@example.org")))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
        }
    }

    @Test
    void answersHelloAsHealthChecksAskIt() {
        try (EmbeddedDatabase database = open();
                MongoClient client = client(database)) {
            Document answer = client.getDatabase("admin").runCommand(new Document("hello", 1));

            assertThat(answer.getBoolean("isWritablePrimary")).isTrue();
            assertThat(answer.getInteger("maxWireVersion")).isGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void answersAnUnknownCommandWithAnError() {
        try (EmbeddedDatabase database = open();
                MongoClient client = client(database)) {
            MongoDatabase rostrum = client.getDatabase("rostrum");

            assertThatThrownBy(() -> rostrum.runCommand(new Document("shutTheDoor", 1)))
                    .hasMessageContaining("shutTheDoor");
            assertThat(rostrum.runCommand(new Document("ping", 1))).containsEntry("ok", 1.0);
        }
    }

    @Test
    void isSharedByAllUsersOfADirectoryInOneProcess() {
        try (EmbeddedDatabase first = open()) {
            try (EmbeddedDatabase second = open()) {
                assertThat(second.connectionString()).isEqualTo(first.connectionString());
            }
            try (MongoClient client = client(first)) {
                users(client).insertOne(new Document("email", "ada@example.org"));
                assertThat(users(client).countDocuments()).isOne();
            }
        }
    }

    @Test
    @SuppressWarnings("try") // closing it by hand is what is tested
    void closingTwiceTakesNothingFromTheOthers() {
        try (EmbeddedDatabase first = open();
                EmbeddedDatabase second = open()) {
            second.close();
            second.close();

            try (MongoClient client = client(first)) {
                assertThat(users(client).countDocuments()).isZero();
            }
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws IOException {
        try (EmbeddedDatabase database = open()) {
            String host = database.connectionString().getHosts().getFirst();
            int port = Integer.parseInt(host.substring(host.indexOf(':') + 1));

            assertThat(host).startsWith("127.0.0.1:");
            // All of 127.0.0.0/8 is this machine, so only a socket bound to exactly one address refuses this.
            assertThatThrownBy(() -> new Socket("127.0.0.2", port).close()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void keepsItsFileFromOtherUsersOfTheMachine() throws IOException {
        Path directory = data.resolve("database");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory, ANY_LOOPBACK_PORT)) {
            assertThat(database.connectionString()).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void refusesAFileThatAnotherProcessHasOpen() throws Exception {
        try (DatabaseProcess other = DatabaseProcess.start(data)) {
            assertThat(other.isAlive()).isTrue();
            assertThatThrownBy(() -> EmbeddedDatabase.open(data.resolve("database"), ANY_LOOPBACK_PORT))
                    .isInstanceOfSatisfying(
                            DatabaseFileException.class,
                            e -> assertThat(e.reason()).isEqualTo(DatabaseFileException.Reason.IN_USE));
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(data.resolve("rostrum.mv"), "not a database ".repeat(1000));

        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        DatabaseFileException.class,
                        e -> assertThat(e.reason()).isEqualTo(DatabaseFileException.Reason.UNREADABLE));
    }

    @Test
    void theFileStaysSmallWhileTheSameDocumentsChange() throws IOException {
        try (EmbeddedDatabase database = open();
                MongoClient client = client(database)) {
            users(client).insertOne(new Document("_id", "ada"));
            for (int i = 0; i < 1_500; i++) {
                users(client)
                        .updateOne(eq("ada"), set("biography", String.valueOf(i).repeat(3_000)));
            }
        }

        assertThat(Files.size(data.resolve("rostrum.mv"))).isLessThan(10 * 1024 * 1024);
    }

    private EmbeddedDatabase open() {
        return EmbeddedDatabase.open(data, ANY_LOOPBACK_PORT);
    }

    private static MongoClient client(EmbeddedDatabase database) {
        return MongoClients.create(database.connectionString());
    }

    private static MongoCollection<Document> users(MongoClient client) {
        return client.getDatabase("rostrum").getCollection("users");
    }
}
