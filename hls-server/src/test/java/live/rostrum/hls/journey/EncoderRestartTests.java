package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encoder that dies or stands still in the middle of a take: another one goes on, and nothing of the take is missing. */
class EncoderRestartTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final double CAPTURE_SECONDS = 21.4;
    private static final List<String> RENDITIONS = List.of("source", "240p", "audio");

    @Test
    void theTakeGoesOnAndNothingOfItIsMissing(@TempDir Path data) throws Exception {
        try (StreamServiceDouble streamService = new StreamServiceDouble();
                RunningServer server = new RunningServer(data, streamService.uri(), Map.of())) {
            Broadcast killed = new Broadcast(server, streamService, "killed", "h264-webm");
            Broadcast frozen = new Broadcast(server, streamService, "frozen", "vp8-webm");
            server.awaitPlayable("/live/killed/live.m3u8");
            server.awaitPlayable("/live/frozen/live.m3u8");

            Encoders.signal("KILL", killed.encoder);
            Encoders.signal("STOP", frozen.encoder);

            killed.expectNothingMissing(new Counts(635, 646, 998, 1008));
            frozen.expectNothingMissing(new Counts(635, 646, 998, 1008));
        }
    }

    private record Counts(long leastPictures, long mostPictures, long leastSounds, long mostSounds) {}

    /** A capture that is sent in real time, and the process that encodes it. */
    private static final class Broadcast {

        private final RunningServer server;
        private final String streamId;
        private final FutureTask<Long> publishing;
        private final long encoder;

        Broadcast(RunningServer server, StreamServiceDouble streamService, String streamId, String capture) {
            this.server = server;
            this.streamId = streamId;
            Set<Long> others = Encoders.running();
            String token = streamService.publishToken(streamId, "ada", Duration.ofHours(1));
            publishing = new FutureTask<>(() -> publish(token, capture));
            Thread.ofVirtual().start(publishing);
            await().atMost(SOON).until(() -> Encoders.running().size() > others.size());
            encoder = Encoders.onlyNew(others);
        }

        void expectNothingMissing(Counts counts) throws Exception {
            await().atMost(SOON).until(() -> playlist("source").discontinuities() == 1);
            assertThat(Encoders.running()).doesNotContain(encoder);
            assertThat(publishing.get(60, TimeUnit.SECONDS)).isPositive();
            SharedServer.end(server, streamId);

            for (String rendition : RENDITIONS) {
                MediaPlaylistText playlist = playlist(rendition);
                assertThat(playlist.discontinuities()).isEqualTo(1);
                assertThat(playlist.largestGapSeconds()).as(rendition).isCloseTo(0, within(0.06));
                assertThat(playlist.programmeSeconds()).as(rendition).isCloseTo(CAPTURE_SECONDS, within(0.15));
            }
            URI uri = server.uri("/live/" + streamId + "/live.m3u8");
            assertThat(Probe.read(uri, "v:0").packets()).isBetween(counts.leastPictures(), counts.mostPictures());
            assertThat(Probe.read(uri, "a:0").packets()).isBetween(counts.leastSounds(), counts.mostSounds());
        }

        private long publish(String token, String capture) throws Exception {
            try (IngestClient client = new IngestClient(server.target(token), IngestListener.SILENT)) {
                return client.publish(
                        CaptureSource.bundled(capture, Pace.REAL_TIME),
                        TakeStart.now(streamId, "video/webm", 250, 2000));
            }
        }

        private MediaPlaylistText playlist(String rendition) throws Exception {
            return new MediaPlaylistText(server.get("/live/" + streamId + "/" + rendition + "/live.m3u8")
                    .body());
        }
    }
}
