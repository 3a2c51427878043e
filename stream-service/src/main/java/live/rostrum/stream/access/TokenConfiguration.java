package live.rostrum.stream.access;

import java.time.Clock;
import live.rostrum.tokens.AccessTokenVerifier;
import live.rostrum.tokens.AccessTokens;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.PlaybackTokens;
import live.rostrum.tokens.PublishTokens;
import live.rostrum.tokens.SecretFile;
import live.rostrum.tokens.SigningKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys and the kinds of token that are made of them. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    SigningKeys signingKeys(Secrets secrets) {
        return SigningKeys.readOrCreate(secrets.directory().resolve("access-token-keys.json"));
    }

    @Bean
    AccessTokens accessTokens(SigningKeys keys, Clock clock) {
        return new AccessTokens(keys, clock);
    }

    @Bean
    AccessTokenVerifier accessTokenVerifier(SigningKeys keys, Clock clock) {
        return new AccessTokenVerifier(keys, clock);
    }

    @Bean
    PlaybackTokens playbackTokens(SigningKeys keys, Clock clock) {
        return new PlaybackTokens(keys, clock);
    }

    @Bean
    PlaybackTokenVerifier playbackTokenVerifier(SigningKeys keys, Clock clock) {
        return new PlaybackTokenVerifier(keys, clock);
    }

    @Bean
    PublishTokens publishTokens(SigningKeys keys, Clock clock) {
        return new PublishTokens(keys, clock);
    }

    @Bean
    InternalSecret internalSecret(Secrets secrets) {
        String configured = secrets.internal();
        return new InternalSecret(
                configured != null && !configured.isBlank()
                        ? configured
                        : new SecretFile(secrets.directory().resolve("internal-secret")).readOrCreate());
    }

    @Bean
    InternalTokens internalTokens(InternalSecret secret, Clock clock) {
        return new InternalTokens(secret.value(), clock);
    }
}
