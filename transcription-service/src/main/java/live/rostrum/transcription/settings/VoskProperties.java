package live.rostrum.transcription.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Vosk, which listens on this machine.
 *
 * @param models folder of the unpacked model of each language, for example {@code rostrum.speech.vosk.models.en-US=/srv/vosk-model-en-us-0.22}
 */
@ConfigurationProperties("rostrum.speech.vosk")
public record VoskProperties(@DefaultValue Map<String, String> models) {

    public VoskProperties {
        models = TagKeys.of(models);
    }

    /** The folders. As paths they could not be set in the environment, where only plain text may have a dot in its key. */
    public Map<String, Path> folders() {
        return models.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Path.of(entry.getValue())));
    }
}
