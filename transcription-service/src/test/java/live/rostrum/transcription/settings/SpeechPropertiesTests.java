package live.rostrum.transcription.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SpeechPropertiesTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void asksForNobodyByDefault() {
        context.run(made -> {
            assertThat(made.getBean(SpeechProperties.class)).isEqualTo(new SpeechProperties(null, Map.of(), 100));
            assertThat(made.getBean(VoskProperties.class)).isEqualTo(new VoskProperties(Map.of()));
            assertThat(made.getBean(SphinxProperties.class)).isEqualTo(new SphinxProperties(false, 1));
        });
    }

    @Test
    void readsEachSetting() {
        context.withPropertyValues(
                        "rostrum.speech.provider=azure",
                        "rostrum.speech.languages.de=vosk",
                        "rostrum.speech.max-sessions=7",
                        "rostrum.speech.vosk.models.en-US=/srv/en",
                        "rostrum.speech.sphinx.enabled=true",
                        "rostrum.speech.sphinx.max-sessions=2")
                .run(made -> {
                    assertThat(made.getBean(SpeechProperties.class))
                            .isEqualTo(new SpeechProperties("azure", Map.of("de", "vosk"), 7));
                    assertThat(made.getBean(VoskProperties.class).folders())
                            .isEqualTo(Map.of("en-US", Path.of("/srv/en")));
                    assertThat(made.getBean(SphinxProperties.class)).isEqualTo(new SphinxProperties(true, 2));
                });
    }

    @Test
    void readsLanguageTagsFromTheEnvironment() {
        Map<String, Object> environment =
                Map.of("ROSTRUM_SPEECH_VOSK_MODELS_EN_US", "/srv/en", "ROSTRUM_SPEECH_LANGUAGES_ZH_HANS_CN", "vosk");
        context.withInitializer(starting -> starting.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment)))
                .run(made -> {
                    assertThat(made.getBean(VoskProperties.class).folders())
                            .isEqualTo(Map.of("en-US", Path.of("/srv/en")));
                    assertThat(made.getBean(SpeechProperties.class).languages())
                            .isEqualTo(Map.of("zh-Hans-CN", "vosk"));
                });
    }

    @Test
    void refusesWhatCannotWork() {
        for (String wrong : new String[] {
            "rostrum.speech.max-sessions=0", "rostrum.speech.sphinx.max-sessions=0", "rostrum.speech.languages.1=vosk"
        }) {
            context.withPropertyValues(wrong)
                    .run(made -> assertThat(made).as(wrong).hasFailed());
        }
    }

    @EnableConfigurationProperties({SpeechProperties.class, VoskProperties.class, SphinxProperties.class})
    static class Settings {}
}
