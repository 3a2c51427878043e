package live.rostrum.transcription.speech;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.rostrum.transcription.settings.SpeechProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All providers, and who of them listens to whom: as the stream says, else as its language says, else the default. Thread-safe. */
@Component
public final class SpeechProviders {

    /** Taken by default where they can be used, the better one first. */
    private static final List<String> BY_DEFAULT = List.of("azure", "vosk");

    private static final String NONE = "none";

    private final List<SpeechProvider> providers;
    private final SpeechProperties settings;

    public SpeechProviders(List<SpeechProvider> providers, SpeechProperties settings) {
        this.providers = providers.stream()
                .sorted(Comparator.comparing(SpeechProvider::name))
                .toList();
        this.settings = settings;
        checkName(settings.provider());
        settings.languages().values().forEach(this::checkName);
    }

    /** All of them, by name. */
    public List<SpeechProvider> all() {
        return providers;
    }

    /** One of them. */
    public Optional<SpeechProvider> named(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }

    /** Name of the provider of a stream that says nothing, in a language that has none of its own; {@code none}: there are no captions. */
    public String defaultName() {
        String name = settings.provider();
        return name != null
                ? name
                : BY_DEFAULT.stream().filter(this::isHere).findFirst().orElse(NONE);
    }

    /**
     * Who listens to a stream.
     *
     * @param wished what its owner chose; null: the server's choice
     * @param language BCP 47 tag of the likeliest language
     */
    public SpeechChoice choose(@Nullable String wished, String language) {
        String name = wished == null ? nameFor(language) : wished;
        Optional<SpeechProvider> provider = named(name);
        if (provider.isEmpty()) {
            return new SpeechChoice.Nobody(name, SpeechTrouble.NO_PROVIDER);
        }
        SpeechTrouble trouble = trouble(provider.get(), language);
        return trouble == null ? new SpeechChoice.Chosen(provider.get()) : new SpeechChoice.Nobody(name, trouble);
    }

    private String nameFor(String language) {
        String ofLanguage = LanguageTags.closest(settings.languages().keySet(), language)
                .map(settings.languages()::get)
                .orElse(settings.provider());
        if (ofLanguage != null) {
            return ofLanguage;
        }
        return BY_DEFAULT.stream()
                .filter(name -> named(name)
                        .filter(provider -> trouble(provider, language) == null)
                        .isPresent())
                .findFirst()
                .orElseGet(this::defaultName);
    }

    private static @Nullable SpeechTrouble trouble(SpeechProvider provider, String language) {
        SpeechTrouble trouble = provider.availability().trouble();
        if (trouble != null) {
            return trouble;
        }
        List<String> known = provider.traits().languages();
        return known == null || LanguageTags.closest(known, language).isPresent()
                ? null
                : SpeechTrouble.LANGUAGE_UNKNOWN;
    }

    private boolean isHere(String name) {
        return named(name).filter(provider -> provider.availability().here()).isPresent();
    }

    private void checkName(@Nullable String name) {
        if (name != null && !name.equals(NONE) && named(name).isEmpty()) {
            throw new IllegalArgumentException("rostrum.speech: there is no provider " + name + "; there are "
                    + String.join(
                            ", ", providers.stream().map(SpeechProvider::name).toList()));
        }
    }
}
