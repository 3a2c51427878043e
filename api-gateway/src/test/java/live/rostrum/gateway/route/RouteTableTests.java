package live.rostrum.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class RouteTableTests {

    private static final String URL = "http://127.0.0.1:8081";

    @Test
    void theMoreSpecificPathWins() {
        RouteTable table = new RouteTable(Map.of(
                "streams", service(URL, "/api/streams/**"),
                "transcripts", service(URL, "/api/streams/{id}/transcript")));

        assertThat(table.entries()).extracting(RouteTable.Entry::name).containsExactly("transcripts", "streams");
    }

    @Test
    void refusesAPathOfTwoServices() {
        Map<String, Service> services =
                Map.of("one", service(URL, "/api/streams/**"), "two", service(URL, "/api/streams/**"));

        assertThatThrownBy(() -> new RouteTable(services)).hasMessageContaining("/api/streams/**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/**", "/actuator/**", "/v3/api-docs", "/**", "api/streams"})
    void refusesAPathThatIsNotPublic(String path) {
        assertThatThrownBy(() -> service(URL, path)).hasMessageContaining(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1", "127.0.0.1:8081", "http://127.0.0.1/base", "http://127.0.0.1/?a=b"})
    void refusesAUrlThatCannotBeRoutedTo(String url) {
        assertThatThrownBy(() -> service(url, "/api/streams/**")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesSocketsWithoutASocketUrl() {
        assertThatThrownBy(() -> new Service(
                        URI.create(URL),
                        null,
                        List.of(),
                        List.of("/rooms/socket.io/"),
                        List.of(),
                        "",
                        "/actuator/health"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/**", "/api/{any}", "api/users/me", ""})
    void opensOnlyExactPathsToLargerBodies(String path) {
        assertThatThrownBy(() -> new LargerBody(path, DataSize.ofKilobytes(192)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Service service(String url, String path) {
        return new Service(URI.create(url), null, List.of(path), List.of(), List.of(), "", "/actuator/health");
    }
}
