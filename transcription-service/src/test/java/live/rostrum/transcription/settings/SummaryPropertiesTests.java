package live.rostrum.transcription.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SummaryPropertiesTests {

    @Test
    void asksNobodyByDefault() {
        SummaryProperties settings = bind(Map.of());

        assertThat(settings).isEqualTo(new SummaryProperties(null, null, "gpt-5-mini", Duration.ofMinutes(2), 4));
        assertThat(settings.hasModel()).isFalse();
    }

    @Test
    void takesAllOfIt() {
        SummaryProperties settings = bind(Map.of(
                "rostrum.summary.key", "sk",
                "rostrum.summary.base-url", "http://127.0.0.1:11434/v1",
                "rostrum.summary.model", "llama",
                "rostrum.summary.timeout", "5m",
                "rostrum.summary.attempts", "2"));

        assertThat(settings)
                .isEqualTo(new SummaryProperties(
                        "sk", URI.create("http://127.0.0.1:11434/v1"), "llama", Duration.ofMinutes(5), 2));
        assertThat(settings.hasModel()).isTrue();
    }

    @Test
    void takesEmptyForNotGiven() {
        SummaryProperties settings =
                bind(Map.of("rostrum.summary.key", "", "rostrum.summary.base-url", "", "rostrum.summary.model", ""));

        assertThat(settings.hasModel()).isFalse();
        assertThat(settings.model()).isEqualTo("gpt-5-mini");
    }

    @Test
    void refusesWhatNeverEnds() {
        assertThatThrownBy(() -> bind(Map.of("rostrum.summary.attempts", "11")))
                .rootCause()
                .hasMessageContaining("attempts must be from 1 to 10");
        assertThatThrownBy(() -> bind(Map.of("rostrum.summary.timeout", "31m")))
                .rootCause()
                .hasMessageContaining("timeout must be from 1ms to 30m");
    }

    private static SummaryProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("rostrum.summary", SummaryProperties.class);
    }
}
