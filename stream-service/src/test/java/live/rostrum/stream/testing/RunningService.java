package live.rostrum.stream.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import live.rostrum.sockets.FreePort;
import live.rostrum.stream.StreamServiceApplication;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole service on free ports, with the embedded database in a new folder and a clock that can be moved. */
public final class RunningService implements AutoCloseable {

    public static final String ADMIN_EMAIL = "admin@example.org";
    public static final String ADMIN_PASSWORD = "correct horse";

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final ConfigurableApplicationContext context;
    private final TestClock clock;
    private final int socketPort;
    private Instant adminUntil = Instant.MIN;
    private @Nullable ApiClient admin;

    private RunningService(ConfigurableApplicationContext context, TestClock clock, int socketPort) {
        this.context = context;
        this.clock = clock;
        this.socketPort = socketPort;
    }

    /** One that tests share which do not mind what others leave in it. It ends with the JVM. */
    public static RunningService shared() {
        return Shared.SERVICE;
    }

    /** One of a test's own. */
    public static RunningService start(String... properties) {
        return startIn(newFolder(), properties);
    }

    /** One of a test's own on a folder that may hold data from before. */
    public static RunningService startIn(Path data, String... properties) {
        TestClock clock = new TestClock();
        int socketPort = freePort();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("spring.config.name", "stream-service");
        all.put("server.port", "0");
        all.put("rostrum.data.directory", data.toString());
        all.put("rostrum.socket.port", Integer.toString(socketPort));
        all.put("rostrum.admin.email", ADMIN_EMAIL);
        all.put("rostrum.admin.password", ADMIN_PASSWORD);
        all.put("rostrum.services.hls-server", "http://127.0.0.1:1");
        all.put("rostrum.services.recording-server", "http://127.0.0.1:1");
        all.put("rostrum.services.transcription-service", "http://127.0.0.1:1");
        all.put("rostrum.ingest.poll-interval", "1h");
        for (String property : properties) {
            int equals = property.indexOf('=');
            all.put(property.substring(0, equals), property.substring(equals + 1));
        }
        ConfigurableApplicationContext context = new SpringApplicationBuilder(StreamServiceApplication.class)
                .initializers(starting -> ((GenericApplicationContext) starting).registerBean(Clock.class, () -> clock))
                .run(all.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
        return new RunningService(context, clock, socketPort);
    }

    /** Nobody's client. */
    public ApiClient anonymous() {
        return new ApiClient(port(), null);
    }

    /** The client of the administrator, signed in less than five minutes ago. */
    public synchronized ApiClient admin() {
        Instant now = clock.instant();
        if (admin == null || now.isAfter(adminUntil)) {
            admin = anonymous().signIn(ADMIN_EMAIL, ADMIN_PASSWORD);
            adminUntil = now.plus(Duration.ofMinutes(5));
        }
        return admin;
    }

    /** The client of somebody new with these roles. */
    public ApiClient somebody(Role... roles) {
        return newPerson("Person", roles).client();
    }

    /** Somebody new. */
    public Person newPerson(String name, Role... roles) {
        String email = "person" + PEOPLE.incrementAndGet() + "@example.org";
        String password = "password of " + email;
        ApiClient.Answer invitation = admin().post("/api/users", json(email, name, roles));
        String link = invitation.expect(201).text("passwordLink");
        String token = link.substring(link.indexOf('=') + 1);
        anonymous()
                .post("/api/auth/password", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password))
                .expect(204);
        ApiClient client = anonymous().signIn(email, password);
        return new Person(invitation.json().path("user").path("id").asString(), email, password, client);
    }

    /** The client of another service. */
    public ApiClient service() {
        return new ApiClient(port(), bean(InternalTokens.class).mint("hls-server"));
    }

    public int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    public int socketPort() {
        return socketPort;
    }

    public TestClock clock() {
        return clock;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public static Path newFolder() {
        try {
            Path builds = Files.createDirectories(Path.of("target", "services"));
            return Files.createTempDirectory(builds, "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try {
            return FreePort.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private static String json(String email, String name, Role... roles) {
        String names =
                String.join("\",\"", List.of(roles).stream().map(Role::name).toList());
        return "{\"email\":\"%s\",\"name\":\"%s\",\"roles\":[\"%s\"]}".formatted(email, name, names);
    }

    /** Somebody with an account. */
    public record Person(String id, String email, String password, ApiClient client) {}

    /** Starts the shared service when it is first asked for. */
    private static final class Shared {

        static final RunningService SERVICE = RunningService.start();
    }
}
