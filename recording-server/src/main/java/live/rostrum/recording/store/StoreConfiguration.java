package live.rostrum.recording.store;

import java.util.Objects;
import live.rostrum.recording.settings.DataProperties;
import live.rostrum.recording.settings.StoreProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store that the settings ask for. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    RecordingStore recordingStore(StoreProperties store, DataProperties data) {
        return switch (store.kind()) {
            case LOCAL -> new LocalRecordingStore(data.files());
            case S3 -> bucket(store);
        };
    }

    private static RecordingStore bucket(StoreProperties store) {
        S3Settings settings = new S3Settings(
                Objects.requireNonNull(store.bucket(), "checked with the settings"),
                Objects.requireNonNullElse(store.prefix(), ""),
                store.partSize().toBytes(),
                store.parallelParts(),
                store.parallelReads(),
                store.timeout());
        return new S3RecordingStore(
                S3Clients.create(store.endpoint(), store.region(), store.pathStyle(), settings), settings);
    }
}
