package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateStreamTests {

    @Test
    void onlyAPlaybackTokenOfTheStreamOpensItsPlaylistsAndMediaAlsoAfterARestart(@TempDir Path data) throws Exception {
        try (StreamServiceDouble streamService = new StreamServiceDouble()) {
            try (RunningServer server = new RunningServer(data, streamService.uri(), Map.of())) {
                publish(server, streamService);
                expectPrivate(server, streamService);
            }
            try (RunningServer server = new RunningServer(data, streamService.uri(), Map.of())) {
                expectPrivate(server, streamService);
            }
        }
    }

    private static void publish(RunningServer server, StreamServiceDouble streamService) throws Exception {
        String token = streamService.publishToken("board", "ada", Duration.ofHours(1), true);
        try (IngestClient client = new IngestClient(server.target(token), IngestListener.SILENT)) {
            client.publish(
                    CaptureSource.bundled("h264-webm", Pace.UNPACED), TakeStart.now("board", "video/webm", 250, 2000));
        }
        server.awaitPlayable("/live/~" + streamService.playbackToken("board") + "/board/live.m3u8");
    }

    private static void expectPrivate(RunningServer server, StreamServiceDouble streamService) throws Exception {
        List<String> names = List.of("live.m3u8", "source/live.m3u8", "source/init0.mp4", "source/seg000.m4s");
        for (String name : names) {
            assertThat(status(server, "/live/board/" + name)).as(name).isEqualTo(404);
            assertThat(status(server, "/live/~forged.token.here/board/" + name))
                    .as(name)
                    .isEqualTo(404);
            assertThat(status(server, "/live/~" + streamService.playbackToken("other") + "/board/" + name))
                    .as(name)
                    .isEqualTo(404);
            assertThat(status(server, "/live/~" + streamService.playbackToken("board") + "/board/" + name))
                    .as(name)
                    .isEqualTo(200);
        }
    }

    private static int status(RunningServer server, String path) throws Exception {
        return server.get(path).statusCode();
    }
}
