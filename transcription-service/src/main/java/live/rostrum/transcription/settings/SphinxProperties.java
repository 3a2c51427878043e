package live.rostrum.transcription.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Sphinx, which needs no set-up and gets every third word wrong: for trying, and called a draft wherever it shows.
 *
 * @param enabled whether streams may have it
 * @param maxSessions streams that it listens to at one time; each takes about half a processor core and 300 MB
 */
@Validated
@ConfigurationProperties("rostrum.speech.sphinx")
public record SphinxProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("1") @Min(1) @Max(16) int maxSessions) {}
