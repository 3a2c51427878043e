package live.rostrum.transcription.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who recognises speech.
 *
 * @param provider {@code azure}, {@code vosk}, {@code browser} or {@code sphinx}, unless language or stream say otherwise; if not set: Azure with a key, else Vosk with a model, else nobody
 * @param languages the provider of a language, by its tag, for example {@code rostrum.speech.languages.de=vosk}
 * @param maxSessions streams that are listened to at one time; more wait their turn
 */
@Validated
@ConfigurationProperties("rostrum.speech")
public record SpeechProperties(
        @Nullable String provider,
        @DefaultValue Map<String, String> languages,
        @DefaultValue("100") @Min(1) @Max(10_000) int maxSessions) {

    public SpeechProperties {
        provider = provider == null || provider.isBlank() ? null : provider.strip();
        languages = TagKeys.of(languages);
    }
}
