package live.rostrum.transcription.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AzurePropertiesTests {

    @Test
    void isOffWithoutAWord() {
        AzureProperties settings = bind(Map.of());

        assertThat(settings).isEqualTo(new AzureProperties(null, null, null, null, 100));
        assertThat(settings.configured()).isFalse();
        assertThat(bind(Map.of("key", "", "region", "", "host", ""))).isEqualTo(settings);
    }

    @Test
    void takesAKeyAndARegionAndShowsOnlyTheRegion() {
        AzureProperties settings = bind(Map.of("key", "secret-key", "region", "westeurope", "max-sessions", "20"));

        assertThat(settings).isEqualTo(new AzureProperties("secret-key", "westeurope", null, null, 20));
        assertThat(settings.configured()).isTrue();
        assertThat(settings.recipient()).isEqualTo("Microsoft Azure (westeurope)");
        assertThat(settings.toString()).contains("westeurope").doesNotContain("secret-key");
    }

    @Test
    void takesAContainerWithoutAKeyAndAPrivateEndpoint() {
        assertThat(bind(Map.of("host", "ws://speech.internal:5000")).recipient())
                .isEqualTo("Azure Speech at speech.internal");
        assertThat(bind(Map.of("key", "k", "endpoint", "wss://a.cognitiveservices.azure.com/stt/speech/universal/v2"))
                        .endpoint())
                .isEqualTo(URI.create("wss://a.cognitiveservices.azure.com/stt/speech/universal/v2"));
    }

    @ParameterizedTest
    @CsvSource({
        "key=secret-key, needs rostrum.speech.azure.region",
        "region=westeurope, needs rostrum.speech.azure.key",
        "key=secret-key;region=West Europe, a name such as westeurope",
        "key=secret-key;region=westeurope;host=wss://a, Only one of",
        "host=https://a.example, begins with wss://",
        "host=wss://a;max-sessions=0, is 1 or more"
    })
    void saysWhatIsWrong(String settings, String message) {
        Map<String, String> given = new HashMap<>();
        for (String setting : settings.split(";", -1)) {
            given.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }

        assertThatThrownBy(() -> bind(given))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret-key");
    }

    private static AzureProperties bind(Map<String, String> settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("rostrum.speech.azure." + name, value));
        return new Binder(source).bindOrCreate("rostrum.speech.azure", AzureProperties.class);
    }
}
