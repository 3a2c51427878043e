package live.rostrum.recording.coordination;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import live.rostrum.recording.settings.DataProperties;
import live.rostrum.recording.settings.SecretsProperties;
import live.rostrum.tokens.AccessTokenVerifier;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.KeySetSource;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.SecretFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is needed to know who calls. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    InternalTokens internalTokens(SecretsProperties secrets, DataProperties data, Clock clock) {
        Path directory = Objects.requireNonNullElseGet(
                secrets.directory(), () -> data.directory().resolve("secrets"));
        String secret = secrets.internal() == null || secrets.internal().isBlank()
                ? new SecretFile(directory.resolve("internal-secret")).readOrCreate()
                : secrets.internal();
        return new InternalTokens(secret, clock);
    }

    @Bean
    AccessTokenVerifier accessTokenVerifier(KeySetSource keys, Clock clock) {
        return new AccessTokenVerifier(keys, clock);
    }

    @Bean
    PlaybackTokenVerifier playbackTokenVerifier(KeySetSource keys, Clock clock) {
        return new PlaybackTokenVerifier(keys, clock);
    }
}
