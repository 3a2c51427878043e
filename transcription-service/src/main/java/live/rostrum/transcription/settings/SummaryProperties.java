package live.rostrum.transcription.settings;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes summaries. Without key and address nobody does, and events get highlights.
 *
 * @param key of the OpenAI API, or of a service that speaks it; one's own may need none
 * @param baseUrl address of a service that speaks the OpenAI API, with the version, such as {@code http://127.0.0.1:11434/v1}; default OpenAI's own
 * @param model name of the model
 * @param timeout how long one answer may take
 * @param attempts how often a question is asked while the service is away or overloaded, 1 to 10
 */
@ConfigurationProperties("rostrum.summary")
public record SummaryProperties(
        @Nullable String key,
        @Nullable URI baseUrl,
        @DefaultValue(SummaryProperties.DEFAULT_MODEL) String model,
        @DefaultValue("120s") Duration timeout,
        @DefaultValue("4") int attempts) {

    private static final String DEFAULT_MODEL = "gpt-5-mini";

    public SummaryProperties {
        model = model.isBlank() ? DEFAULT_MODEL : model;
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("rostrum.summary.attempts must be from 1 to 10");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofMinutes(30)) > 0) {
            throw new IllegalArgumentException("rostrum.summary.timeout must be from 1ms to 30m");
        }
    }

    /** Whether there is somebody to ask. */
    public boolean hasModel() {
        return (key != null && !key.isBlank()) || hasOwnAddress();
    }

    /** Whether it is somebody else than OpenAI. */
    public boolean hasOwnAddress() {
        return baseUrl != null && !baseUrl.toString().isBlank();
    }

    @Override
    public String toString() {
        return "SummaryProperties[baseUrl=" + baseUrl + ", model=" + model + ", timeout=" + timeout + ", attempts="
                + attempts + "]";
    }
}
