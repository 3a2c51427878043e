package live.rostrum.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import live.rostrum.stream.access.Secrets;
import live.rostrum.stream.account.AdministratorSettings;
import live.rostrum.stream.ingest.IngestSettings;
import live.rostrum.stream.ingest.ServiceAddresses;
import live.rostrum.stream.login.LoginSettings;
import live.rostrum.stream.room.RoomSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bind("rostrum.login", LoginSettings.class, Map.of()))
                .isEqualTo(new LoginSettings(
                        Duration.ofMinutes(10),
                        Duration.ofDays(30),
                        Duration.ofSeconds(30),
                        20,
                        10,
                        50,
                        Duration.ofMinutes(10),
                        false));
        assertThat(bind("rostrum.admin", AdministratorSettings.class, Map.of()))
                .isEqualTo(new AdministratorSettings("admin@localhost", null));
        assertThat(bind("rostrum.secrets", Secrets.class, Map.of()))
                .isEqualTo(new Secrets(Path.of("data/secrets"), null));
        assertThat(bind("rostrum.ingest", IngestSettings.class, Map.of()))
                .isEqualTo(new IngestSettings(Duration.ofMinutes(5), Duration.ofSeconds(10)));
        assertThat(bind("rostrum.services", ServiceAddresses.class, Map.of()))
                .isEqualTo(new ServiceAddresses(
                        URI.create("http://127.0.0.1:8082"),
                        URI.create("http://127.0.0.1:8083"),
                        URI.create("http://127.0.0.1:8084")));
        assertThat(bind("rostrum.socket", RoomSettings.class, Map.of()))
                .isEqualTo(new RoomSettings("127.0.0.1", 9081, 20_000, 500));
    }

    @Test
    void mapsEverySetting() {
        assertThat(bind(
                        "rostrum.login",
                        LoginSettings.class,
                        Map.of(
                                "rostrum.login.access-token-lifetime", "1m",
                                "rostrum.login.refresh-token-lifetime", "2d",
                                "rostrum.login.race-tolerance", "3s",
                                "rostrum.login.sessions-per-user", "4",
                                "rostrum.login.failures-per-account", "5",
                                "rostrum.login.failures-per-address", "6",
                                "rostrum.login.window", "7m",
                                "rostrum.login.local-administrator", "true")))
                .isEqualTo(new LoginSettings(
                        Duration.ofMinutes(1),
                        Duration.ofDays(2),
                        Duration.ofSeconds(3),
                        4,
                        5,
                        6,
                        Duration.ofMinutes(7),
                        true));
        assertThat(bind(
                        "rostrum.admin",
                        AdministratorSettings.class,
                        Map.of("rostrum.admin.email", "a@b.c", "rostrum.admin.password", "secret")))
                .isEqualTo(new AdministratorSettings("a@b.c", "secret"));
        assertThat(bind(
                        "rostrum.secrets",
                        Secrets.class,
                        Map.of("rostrum.secrets.directory", "/s", "rostrum.secrets.internal", "i")))
                .isEqualTo(new Secrets(Path.of("/s"), "i"));
        assertThat(bind(
                        "rostrum.ingest",
                        IngestSettings.class,
                        Map.of("rostrum.ingest.grace", "1m", "rostrum.ingest.poll-interval", "2s")))
                .isEqualTo(new IngestSettings(Duration.ofMinutes(1), Duration.ofSeconds(2)));
        assertThat(bind(
                        "rostrum.socket",
                        RoomSettings.class,
                        Map.of(
                                "rostrum.socket.host", "0.0.0.0",
                                "rostrum.socket.port", "1",
                                "rostrum.socket.most-connections", "2",
                                "rostrum.socket.most-joins", "3")))
                .isEqualTo(new RoomSettings("0.0.0.0", 1, 2, 3));
    }

    @Test
    void printsNoSecret() {
        assertThat(new AdministratorSettings("a@b.c", "hidden").toString()).doesNotContain("hidden");
        assertThat(new Secrets(Path.of("/s"), "hidden").toString()).doesNotContain("hidden");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
    }
}
