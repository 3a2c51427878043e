package live.rostrum.transcription.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Secrets and keys.
 *
 * @param directory of secret files; default {@code secrets} in the data directory
 * @param internal the secret of calls between services; if not set, it is in the file {@code internal-secret}
 * @param jwksCache where the public keys of stream-service are kept; default {@code jwks.json} in the data directory
 */
@ConfigurationProperties("rostrum.secrets")
public record SecretsProperties(
        @Nullable Path directory,
        @Nullable String internal,
        @Nullable Path jwksCache) {

    @Override
    public String toString() {
        return "SecretsProperties[directory=" + directory + ", jwksCache=" + jwksCache + "]";
    }
}
