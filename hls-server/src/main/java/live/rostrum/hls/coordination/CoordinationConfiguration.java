package live.rostrum.hls.coordination;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import live.rostrum.hls.settings.DataProperties;
import live.rostrum.hls.settings.SecretsProperties;
import live.rostrum.hls.settings.ServicesProperties;
import live.rostrum.hls.take.PrivateStreams;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.SecretFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The calls between this server and stream-service. */
@Configuration(proxyBeanMethods = false)
class CoordinationConfiguration {

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
    Reconciler reconciler(
            ServicesProperties services, InternalTokens tokens, PrivateStreams privateStreams, JsonMapper json) {
        return new Reconciler(new StreamServiceClient(services.streamService(), tokens, json), privateStreams);
    }
}
