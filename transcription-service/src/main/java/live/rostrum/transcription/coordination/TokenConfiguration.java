package live.rostrum.transcription.coordination;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import live.rostrum.tokens.AccessTokenVerifier;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.KeySetSource;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.SecretFile;
import live.rostrum.transcription.settings.DataProperties;
import live.rostrum.transcription.settings.SecretsProperties;
import live.rostrum.transcription.settings.ServicesProperties;
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
    KeySetSource keySet(ServicesProperties services, SecretsProperties secrets, DataProperties data, Clock clock) {
        Path copy = Objects.requireNonNullElseGet(
                secrets.jwksCache(), () -> data.directory().resolve("jwks.json"));
        return new KeySetSource(services.streamService().resolve("/api/auth/jwks.json"), copy, clock);
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
