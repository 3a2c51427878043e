package live.rostrum.transcription.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.rostrum.transcription.settings.SpeechProperties;
import live.rostrum.transcription.settings.SphinxProperties;
import live.rostrum.transcription.speech.browser.BrowserSpeech;
import live.rostrum.transcription.speech.sphinx.SphinxSpeech;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpeechProvidersTests {

    private final Named azure = new Named("azure", List.of("en-US", "de-DE"), null);
    private final Named vosk = new Named("vosk", List.of("fr", "en-US"), null);

    @Test
    void takesTheStreamsChoiceThenTheLanguagesThenTheDefault() {
        SpeechProviders providers = providers("azure", Map.of("fr", "vosk"), azure, vosk);

        assertThat(chosen(providers, null, "en-US")).isEqualTo("azure");
        assertThat(chosen(providers, null, "fr-CA")).isEqualTo("vosk");
        assertThat(chosen(providers, "browser", "fr-CA")).isEqualTo("browser");
        assertThat(providers.defaultName()).isEqualTo("azure");
    }

    @Test
    void fallsBackToWhoCanBeUsedAndNeverToADraft() {
        assertThat(providers(null, Map.of(), azure, vosk).defaultName()).isEqualTo("azure");
        assertThat(chosen(providers(null, Map.of(), azure, vosk), null, "fr-FR"))
                .isEqualTo("vosk");
        Named without = new Named("azure", null, SpeechTrouble.NO_PROVIDER);
        assertThat(providers(null, Map.of(), without, vosk).defaultName()).isEqualTo("vosk");
        SpeechProviders none = providers(null, Map.of(), without);
        assertThat(none.defaultName()).isEqualTo("none");
        assertThat(none.choose(null, "en-US")).isEqualTo(new SpeechChoice.Nobody("none", SpeechTrouble.NO_PROVIDER));
    }

    @Test
    void saysWhatIsInTheWay() {
        Named broken = new Named("vosk", List.of("en"), SpeechTrouble.NO_NATIVE_LIBRARY);
        SpeechProviders providers = providers(null, Map.of(), azure, broken);

        assertThat(providers.choose("azure", "ja-JP"))
                .isEqualTo(new SpeechChoice.Nobody("azure", SpeechTrouble.LANGUAGE_UNKNOWN));
        assertThat(providers.choose("vosk", "en"))
                .isEqualTo(new SpeechChoice.Nobody("vosk", SpeechTrouble.NO_NATIVE_LIBRARY));
        assertThat(providers.choose("nonsense", "en"))
                .isEqualTo(new SpeechChoice.Nobody("nonsense", SpeechTrouble.NO_PROVIDER));
    }

    @Test
    void refusesToStartWithAProviderThatThereIsNot() {
        assertThatThrownBy(() -> providers("azuer", Map.of(), azure))
                .hasMessageContaining("azuer")
                .hasMessageContaining("sphinx");
        assertThatThrownBy(() -> providers(null, Map.of("de", "vsok"), azure)).hasMessageContaining("vsok");
    }

    @Test
    void looksLanguagesUpFromTheNarrowestToTheWidest() {
        List<String> known = List.of("en-GB", "en", "zh-Hant");

        assertThat(LanguageTags.closest(known, "en-gb")).contains("en-GB");
        assertThat(LanguageTags.closest(known, "en-AU")).contains("en");
        assertThat(LanguageTags.closest(List.of("en-GB"), "en-US")).contains("en-GB");
        assertThat(LanguageTags.closest(known, "zh-Hant-TW")).contains("zh-Hant");
        assertThat(LanguageTags.closest(known, "fr")).isEmpty();
    }

    private static SpeechProviders providers(
            @Nullable String configured, Map<String, String> languages, SpeechProvider... providers) {
        List<SpeechProvider> all = new ArrayList<>(List.of(providers));
        all.add(new BrowserSpeech());
        all.add(new SphinxSpeech(new SphinxProperties(true, 1)));
        return new SpeechProviders(all, new SpeechProperties(configured, languages, 100));
    }

    private static String chosen(SpeechProviders providers, @Nullable String wished, String language) {
        return ((SpeechChoice.Chosen) providers.choose(wished, language))
                .provider()
                .name();
    }

    private record Named(
            String name,
            @Nullable List<String> languages,
            @Nullable SpeechTrouble trouble) implements SpeechProvider {

        @Override
        public Availability availability() {
            return new Availability(trouble);
        }

        @Override
        public ProviderTraits traits() {
            return new ProviderTraits(languages, false, null, 1);
        }

        @Override
        public SpeechSession open(SpeechRequest request, SpeechListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
