package live.rostrum.transcription.settings;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Vosk, which listens on this machine.
 *
 * @param models folder of the unpacked model of each language, for example {@code rostrum.speech.vosk.models.en-US=/srv/vosk-model-en-us-0.22}
 */
@ConfigurationProperties("rostrum.speech.vosk")
public record VoskProperties(@DefaultValue Map<String, Path> models) {

    public VoskProperties {
        models = TagKeys.of(models);
    }
}
