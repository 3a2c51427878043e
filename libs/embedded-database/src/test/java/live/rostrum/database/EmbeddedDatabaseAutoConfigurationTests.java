package live.rostrum.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.health.MongoHealthIndicator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EmbeddedDatabaseAutoConfigurationTests {

    @TempDir
    private Path data;

    @Test
    void standsInForMongoDbUnderTheDataFolder() {
        runner().run(context -> {
            MongoClient client = context.getBean(MongoClient.class);
            client.getDatabase("rostrum").getCollection("streams").insertOne(new Document("title", "First"));

            assertThat(data.resolve("database/rostrum.mv")).isNotEmptyFile();
            assertThat(new MongoHealthIndicator(client).health().getStatus()).isEqualTo(Status.UP);
        });
    }

    @Test
    void twoContextsSeeTheSameData() {
        runner().run(one -> runner().run(two -> {
            one.getBean(MongoClient.class)
                    .getDatabase("rostrum")
                    .getCollection("streams")
                    .insertOne(new Document("title", "First"));

            assertThat(two.getBean(MongoClient.class)
                            .getDatabase("rostrum")
                            .getCollection("streams")
                            .countDocuments())
                    .isOne();
        }));
    }

    @Test
    void leavesARealMongoDbAlone() {
        runner().withPropertyValues("spring.mongodb.uri=mongodb://db.example.org/rostrum")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(EmbeddedDatabase.class);
                    assertThat(context.getBean(MongoConnectionDetails.class)
                                    .getConnectionString()
                                    .getHosts())
                            .containsExactly("db.example.org");
                });
    }

    @Test
    void anEmptyUriCountsAsNone() {
        runner().withPropertyValues("spring.mongodb.uri=")
                .run(context -> assertThat(context).hasSingleBean(EmbeddedDatabase.class));
    }

    @Test
    void explainsWhatStandsInTheWay() throws IOException {
        Files.createDirectories(data.resolve("database"));
        Files.writeString(data.resolve("database/rostrum.mv"), "not a database ".repeat(1000));

        runner().run(context -> {
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            FailureAnalysis analysis = Objects.requireNonNull(new DatabaseFileFailureAnalyzer().analyze(failure));
            assertThat(analysis.getDescription()).contains("is damaged");
            assertThat(analysis.getAction()).contains("move it away");
        });
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withPropertyValues("rostrum.data.directory=" + data)
                .withConfiguration(
                        AutoConfigurations.of(EmbeddedDatabaseAutoConfiguration.class, MongoAutoConfiguration.class));
    }
}
