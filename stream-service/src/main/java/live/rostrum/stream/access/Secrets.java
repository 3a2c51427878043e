package live.rostrum.stream.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where keys and secrets are.
 *
 * @param directory folder with {@code access-token-keys.json} and {@code internal-secret}; they are made at first start
 * @param internal the secret of calls between services, instead of the file; 32 characters or more
 */
@ConfigurationProperties("rostrum.secrets")
public record Secrets(
        @DefaultValue("./data/secrets") Path directory,
        @Nullable String internal) {

    @Override
    public String toString() {
        return "Secrets[directory=" + directory + "]";
    }
}
