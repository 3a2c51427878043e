package live.rostrum.recording.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import live.rostrum.recording.settings.ServicesProperties;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.transcript.TranscriptDirectory;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.PlaybackGrant;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.PlaybackTokens;
import live.rostrum.tokens.SigningKeys;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Delivery in a Tomcat of its own, with a catalogue that a test fills. */
final class VodServer implements AutoCloseable {

    final Map<String, PlayableRecording> recordings = new ConcurrentHashMap<>();

    private final SigningKeys keys = SigningKeys.generate();
    private final Clock clock = Clock.systemUTC();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    VodServer(RecordingStore store) {
        this(store, URI.create("http://127.0.0.1:1"));
    }

    VodServer(RecordingStore store, URI transcriptionService) {
        ApplicationContextInitializer<GenericApplicationContext> parts = made -> {
            made.registerBean(RecordingStore.class, () -> store);
            made.registerBean(Clock.class, () -> clock);
            made.registerBean(PlaybackTokenVerifier.class, () -> new PlaybackTokenVerifier(keys, clock));
            made.registerBean(
                    ServicesProperties.class, () -> new ServicesProperties(transcriptionService, transcriptionService));
            made.registerBean(
                    InternalTokens.class, () -> new InternalTokens("0123456789abcdef0123456789abcdef", clock));
            made.registerBean(PlayableRecordings.class, () -> id -> Optional.ofNullable(recordings.get(id)));
        };
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .initializers(parts)
                .properties("spring.config.name=recording-server")
                .run("--server.port=0", "--management.endpoint.health.group.readiness.include=ping");
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).GET(), headers);
    }

    HttpResponse<byte[]> head(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).HEAD(), headers);
    }

    String token(String streamId) {
        return new PlaybackTokens(keys, clock)
                .mint(new PlaybackGrant(streamId, "u1", Instant.now().plusSeconds(600)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private URI uri(String path) {
        return URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }

    /** No configuration that the service's own scan would find. */
    @EnableAutoConfiguration(
            excludeName = {
                "live.rostrum.database.EmbeddedDatabaseAutoConfiguration",
                "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
                "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
            })
    @Import({DeliveryConfiguration.class, TranscriptDirectory.class, VodController.class})
    static class Application {

        @Bean
        SecurityFilterChain everybody(HttpSecurity http) {
            return http.headers(headers -> headers.cacheControl(cache -> cache.disable()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }
}
