package live.rostrum.recording.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class StorePropertiesTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void keepsRecordingsHereAndForEverByDefault() {
        context.run(made -> {
            assertThat(made.getBean(StoreProperties.class))
                    .isEqualTo(new StoreProperties(
                            StoreProperties.Kind.LOCAL,
                            null,
                            null,
                            null,
                            null,
                            false,
                            DataSize.ofMegabytes(16),
                            3,
                            48,
                            false,
                            Duration.ofSeconds(60)));
            assertThat(made.getBean(RetentionProperties.class)).isEqualTo(new RetentionProperties(null, null));
        });
    }

    @Test
    void readsEachSetting() {
        context.withPropertyValues(
                        "rostrum.recording.store.kind=s3",
                        "rostrum.recording.store.bucket=talks",
                        "rostrum.recording.store.prefix=rostrum/",
                        "rostrum.recording.store.region=eu-central-1",
                        "rostrum.recording.store.endpoint=https://minio.example.org",
                        "rostrum.recording.store.path-style=true",
                        "rostrum.recording.store.part-size=32MB",
                        "rostrum.recording.store.parallel-parts=5",
                        "rostrum.recording.store.parallel-reads=20",
                        "rostrum.recording.store.sweep=true",
                        "rostrum.recording.store.timeout=20s",
                        "rostrum.recording.retention.max-age=90d",
                        "rostrum.recording.retention.max-size=2TB")
                .run(made -> {
                    assertThat(made.getBean(StoreProperties.class))
                            .isEqualTo(new StoreProperties(
                                    StoreProperties.Kind.S3,
                                    "talks",
                                    "rostrum/",
                                    "eu-central-1",
                                    URI.create("https://minio.example.org"),
                                    true,
                                    DataSize.ofMegabytes(32),
                                    5,
                                    20,
                                    true,
                                    Duration.ofSeconds(20)));
                    assertThat(made.getBean(RetentionProperties.class))
                            .isEqualTo(new RetentionProperties(Duration.ofDays(90), DataSize.ofTerabytes(2)));
                });
    }

    @Test
    void refusesWhatCannotWork() {
        for (String wrong : new String[] {
            "rostrum.recording.store.kind=s3",
            "rostrum.recording.store.part-size=1MB",
            "rostrum.recording.store.prefix=/rostrum",
            "rostrum.recording.store.parallel-reads=0",
            "rostrum.recording.store.timeout=0s",
            "rostrum.recording.retention.max-age=0s"
        }) {
            context.withPropertyValues(wrong)
                    .run(made -> assertThat(made).as(wrong).hasFailed());
        }
    }

    @EnableConfigurationProperties({StoreProperties.class, RetentionProperties.class})
    static class Settings {}
}
