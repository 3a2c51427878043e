package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.PublishHealth;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.Provider.class)
class BroadcastTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final SharedServer shared;

    BroadcastTests(SharedServer shared) {
        this.shared = shared;
    }

    @Test
    void anH264CaptureIsPlayedToItsEndWithAllOfItsSoundAndPicture() throws Exception {
        playsToTheEnd("h264-webm", "h264");
    }

    @Test
    void aVp8CaptureIsPlayedToItsEndWithAllOfItsSoundAndPicture() throws Exception {
        playsToTheEnd("vp8-webm", "vp8");
    }

    @Test
    void healthIsToldWhileATakeRuns() throws Exception {
        HealthListener health = new HealthListener(4);
        String token = shared.streamService().publishToken("health", "ada", Duration.ofHours(1));
        try (IngestClient client = new IngestClient(shared.server().target(token), health)) {
            health.stopAfterwards(client);
            client.publish(
                    CaptureSource.bundled("h264-webm", Pace.REAL_TIME),
                    TakeStart.now("health", "video/webm", 250, 2000));
        }

        List<PublishHealth> reports = health.reports;
        assertThat(reports).hasSizeGreaterThanOrEqualTo(3);
        assertThat(reports.getLast().renditions()).containsExactly("source", "240p", "audio");
        assertThat(reports.getLast().framesPerSecond()).isBetween(20.0, 40.0);
        assertThat(reports.getLast().bitrateKbps()).isBetween(150.0, 600.0);
        assertThat(reports.getLast().lagMs()).isLessThan(2_000.0);
        assertThat(reports.getLast().warnings()).isEmpty();
        shared.end("health");
    }

    @Test
    void warnsOfATakeThatHasFallenSilent(SharedServer shared) throws Exception {
        List<byte[]> capture = ManualTake.capture("h264-webm");
        try (ManualTake take = shared.take("silent", "ada", "t")) {
            take.start();
            take.chunks(capture, 0, 10);

            await().atMost(SOON).untilAsserted(() -> assertThat(take.warnings()).contains("no-input"));

            take.chunks(capture, 10, 12);
            await().atMost(SOON).untilAsserted(() -> assertThat(take.warnings()).isEmpty());
        }
        shared.end("silent");
    }

    /** Collects health reports and stops the take after some. */
    private static final class HealthListener implements IngestListener {

        private final List<PublishHealth> reports = new CopyOnWriteArrayList<>();
        private final int enough;
        private volatile @Nullable IngestClient client;

        HealthListener(int enough) {
            this.enough = enough;
        }

        void stopAfterwards(IngestClient publishing) {
            client = publishing;
        }

        @Override
        public void onHealth(PublishHealth health) {
            reports.add(health);
            IngestClient publishing = client;
            if (reports.size() >= enough && publishing != null) {
                publishing.finish();
            }
        }
    }

    private void playsToTheEnd(String capture, String streamId) throws Exception {
        String token = shared.streamService().publishToken(streamId, "ada", Duration.ofHours(1));
        try (IngestClient client = new IngestClient(shared.server().target(token), IngestListener.SILENT)) {
            client.publish(
                    CaptureSource.bundled(capture, Pace.UNPACED), TakeStart.now(streamId, "video/webm", 250, 2000));
        }
        shared.end(streamId);

        String live = "/live/" + streamId + "/live.m3u8";
        assertThat(shared.server().get(live).body())
                .contains("RESOLUTION=640x360")
                .contains("RESOLUTION=426x240");
        assertThat(shared.server()
                        .get("/live/" + streamId + "/poster.jpg")
                        .headers()
                        .map())
                .containsEntry("content-type", List.of("image/jpeg"))
                .containsEntry("cache-control", List.of("max-age=10, public"));
        HttpResponse<String> source = shared.server().get("/live/" + streamId + "/source/live.m3u8");
        assertThat(source.body()).endsWith("#EXT-X-ENDLIST\n");
        Probe.Span picture = Probe.read(shared.server().uri(live), "v:0");
        Probe.Span sound = Probe.read(shared.server().uri(live), "a:0");
        assertThat(picture.seconds()).isCloseTo(21.4, within(0.1));
        assertThat(sound.seconds()).isCloseTo(21.4, within(0.1));
        assertThat(sound.firstSeconds()).isCloseTo(picture.firstSeconds(), within(0.04));
        await().atMost(SOON)
                .until(() -> shared.streamService().bodies(streamId).stream()
                        .anyMatch(report -> report.contains("\"poster\":{\"width\":640,\"height\":360}")));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(shared.streamService().reports(streamId)).endsWith("ended"));
    }
}
