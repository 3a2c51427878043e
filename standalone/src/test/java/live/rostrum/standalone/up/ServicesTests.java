package live.rostrum.standalone.up;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServicesTests {

    static Stream<String> excluded() {
        return Stream.of(
                        Services.streamService((email, password) -> {}),
                        Services.hlsServer(),
                        Services.recordingServer(),
                        Services.apiGateway())
                .flatMap(service -> service.excluded().stream())
                .distinct();
    }

    /** Spring Boot passes over a name that does not exist, and the service would start with what it should not have. */
    @ParameterizedTest
    @MethodSource("excluded")
    void excludesOnlyWhatExists(String name) {
        assertThatCode(() -> Class.forName(name, false, getClass().getClassLoader()))
                .doesNotThrowAnyException();
    }
}
