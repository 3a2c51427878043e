package live.rostrum.hls.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import live.rostrum.hls.journey.StreamServiceDouble;
import live.rostrum.hls.take.PrivateStreams;
import live.rostrum.hls.take.StreamState;
import live.rostrum.tokens.InternalTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReconcilerTests {

    @TempDir
    private Path directory;

    @Test
    void tellsTheNewestStateOfEachStreamOnce() throws Exception {
        try (StreamServiceDouble streamService = new StreamServiceDouble()) {
            Reconciler reconciler = reconciler(streamService.uri());
            reconciler.changed("a", StreamState.STARTING, "t", Instant.now());
            reconciler.changed("a", StreamState.LIVE, "t", Instant.now());
            reconciler.changed("a", StreamState.RECONNECTING, "t", Instant.now());
            reconciler.changed("b", StreamState.LIVE, "t", Instant.now());

            reconciler.sendReports();
            reconciler.sendReports();

            assertThat(streamService.reports("a")).containsExactly("reconnecting");
            assertThat(streamService.reports("b")).containsExactly("live");
        }
    }

    @Test
    void aReportThatIsRefusedHoldsNoOtherUp() throws Exception {
        try (StreamServiceDouble streamService = new StreamServiceDouble()) {
            Reconciler reconciler = reconciler(streamService.uri());
            streamService.refuse("s7");
            for (int i = 0; i < 20; i++) {
                reconciler.changed("s" + i, StreamState.LIVE, "t", Instant.now());
            }

            reconciler.sendReports();

            for (int i = 0; i < 20; i++) {
                assertThat(streamService.reports("s" + i)).hasSize(i == 7 ? 0 : 1);
            }
        }
    }

    @Test
    void whatAStreamServiceThatIsAwayDidNotHearItHearsLater() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Reconciler reconciler = reconciler(URI.create("http://127.0.0.1:" + port));
        reconciler.changed("a", StreamState.LIVE, "t", Instant.now());

        reconciler.sendReports();
        try (StreamServiceDouble streamService = new StreamServiceDouble(port)) {
            reconciler.sendReports();

            assertThat(streamService.reports("a")).containsExactly("live");
        }
    }

    private Reconciler reconciler(URI streamService) {
        return new Reconciler(
                new StreamServiceClient(
                        streamService, new InternalTokens("s".repeat(43), Clock.systemUTC()), new JsonMapper()),
                new PrivateStreams(directory));
    }
}
