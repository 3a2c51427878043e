package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An FFmpeg that neither reads nor ends, as after SIGSTOP. */
class StuckEncoderTests {

    private static final List<byte[]> CAPTURE = ManualTake.capture("h264-webm");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void theNextTakeGoesOnAndNoEncoderIsLeftBehind(@TempDir Path data) throws Exception {
        Set<Long> others = Encoders.running();
        try (StreamServiceDouble streamService = new StreamServiceDouble()) {
            String token = streamService.publishToken("stuck", "ada", Duration.ofHours(1));
            try (RunningServer server =
                    new RunningServer(data, streamService.uri(), Map.of("rostrum.live.flush", "1s"))) {
                try (ManualTake take = new ManualTake(server.target(token), "stuck", "t1")) {
                    take.start();
                    take.chunks(CAPTURE, 0, 36);
                    server.awaitPlayable("/live/stuck/live.m3u8");
                    Encoders.signal("STOP", Encoders.onlyNew(others));
                    assertThat(take.stop(36).ok()).isTrue();
                }
                try (ManualTake take = new ManualTake(server.target(token), "stuck", "t2")) {
                    take.start();
                    take.chunks(CAPTURE, 0, CAPTURE.size());

                    await().atMost(SOON)
                            .untilAsserted(() -> assertThat(server.get("/live/stuck/source/live.m3u8")
                                            .body())
                                    .contains("#EXT-X-DISCONTINUITY", "init1.mp4"));
                    Encoders.signal("STOP", Encoders.onlyNew(others));
                }
            }

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Encoders.running()).isEqualTo(others));
        }
    }
}
