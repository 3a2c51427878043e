package live.rostrum.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void saysWhichOtherPortIsFreeWhenThePublicOneIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> Ports.choose(port)).isInstanceOfSatisfying(StartFailure.class, failure -> {
                assertThat(failure).hasMessage("Port " + port + " is used by another program.");
                assertThat(failure.remedy()).matches(".*\\./rostrum up --port \\d+");
                assertThat(failure.remedy()).doesNotEndWith(" " + port);
            });
        }
    }

    @Test
    void takesFreePortsInsideWhereTheUsualOnesAreTaken() throws IOException {
        try (ServerSocket other = usualPortOfStreamService()) {
            Ports ports = Ports.choose(0);

            assertThat(other.isBound()).isTrue();
            assertThat(ports.streamService()).isNotEqualTo(8081);
            assertThat(all(ports)).hasSize(7);
        }
    }

    @Test
    void givesThePublicPortToNobodyElse() {
        Ports ports = Ports.choose(0);

        assertThat(all(ports)).hasSize(7).contains(ports.gateway());
    }

    private static Set<Integer> all(Ports ports) {
        return new HashSet<>(List.of(
                ports.gateway(),
                ports.streamService(),
                ports.rooms(),
                ports.hlsServer(),
                ports.ingest(),
                ports.recordingServer(),
                ports.recorder()));
    }

    /** Takes port 8081, unless another program on this machine has it already, which serves as well. */
    private static ServerSocket usualPortOfStreamService() throws IOException {
        try {
            return new ServerSocket(8081, 1, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            return new ServerSocket(0);
        }
    }
}
