package live.rostrum.hls.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import live.rostrum.hls.take.LiveStatus;
import live.rostrum.hls.take.PosterSize;
import live.rostrum.hls.take.PrivateStreams;
import live.rostrum.hls.take.StreamState;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.testing.StreamServiceDouble;
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
            reconciler.changed(status("a", StreamState.STARTING));
            reconciler.changed(status("a", StreamState.LIVE));
            reconciler.changed(status("a", StreamState.RECONNECTING));
            reconciler.changed(status("b", StreamState.LIVE));

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
                reconciler.changed(status("s" + i, StreamState.LIVE));
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
        reconciler.changed(status("a", StreamState.LIVE));

        reconciler.sendReports();
        try (StreamServiceDouble streamService = new StreamServiceDouble(port)) {
            reconciler.sendReports();

            assertThat(streamService.reports("a")).containsExactly("live");
        }
    }

    @Test
    void tellsThePostersSize() throws Exception {
        try (StreamServiceDouble streamService = new StreamServiceDouble()) {
            Reconciler reconciler = reconciler(streamService.uri());
            reconciler.changed(new LiveStatus("a", StreamState.LIVE, "t", Instant.now(), new PosterSize(202, 360)));

            reconciler.sendReports();

            assertThat(streamService.bodies("a"))
                    .singleElement()
                    .asString()
                    .contains("\"poster\":{\"width\":202,\"height\":360}");
        }
    }

    private static LiveStatus status(String streamId, StreamState state) {
        return new LiveStatus(streamId, state, "t", Instant.now(), null);
    }

    private Reconciler reconciler(URI streamService) {
        return new Reconciler(
                new StreamServiceClient(
                        streamService, new InternalTokens("s".repeat(43), Clock.systemUTC()), new JsonMapper()),
                new PrivateStreams(directory));
    }
}
