package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Broadcasters and servers that go away and come back: the playlist's address stays, and what was acknowledged is in it. */
@ExtendWith(SharedServer.Provider.class)
class InterruptedTakeTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<byte[]> H264 = ManualTake.capture("h264-webm");
    private static final List<byte[]> VP8 = ManualTake.capture("vp8-webm");
    private static final List<String> RENDITIONS = List.of("source", "240p", "audio");

    @Test
    void theSameTakeGoesOnWhereItWasAfterAReconnect(SharedServer shared) throws Exception {
        try (ManualTake take = shared.take("reconnect", "ada", "t")) {
            assertThat(take.start().nextSeq()).isZero();
            take.chunks(H264, 0, 30);
        }
        await().atMost(SOON)
                .until(() -> shared.streamService().reports("reconnect").contains("reconnecting"));

        try (ManualTake take = shared.take("reconnect", "ada", "t")) {
            IngestAck ack = take.start(25, false);
            assertThat(ack.nextSeq()).isEqualTo(30);
            assertThat(ack.needsHeader()).isFalse();
            take.chunks(H264, 30, H264.size());
            assertThat(take.stop(H264.size()).ok()).isTrue();
        }
        shared.end("reconnect");

        assertThat(playlist(shared.server(), "reconnect", "source")).doesNotContain("DISCONTINUITY");
        assertThat(Probe.read(uri(shared.server(), "reconnect"), "v:0").seconds())
                .isCloseTo(21.4, within(0.1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shared.streamService().reports("reconnect"))
                        .contains("live")
                        .endsWith("ended"));
    }

    @Test
    void aBroadcasterWhoHadToDropChunksGoesOnWithTheOldestThatIsLeft(SharedServer shared) throws Exception {
        try (ManualTake take = shared.take("dropped", "ada", "t")) {
            take.start();
            take.chunks(H264, 0, 20);
        }
        try (ManualTake take = shared.take("dropped", "ada", "t")) {
            IngestAck ack = take.start(40, false);
            assertThat(ack.nextSeq()).isEqualTo(40);
            assertThat(ack.needsHeader()).isFalse();
            take.chunks(H264, 40, 60);
            assertThat(take.stop(60).ok()).isTrue();
        }
        shared.end("dropped");

        expectOneDiscontinuity(shared.server(), "dropped");
        assertThat(Probe.read(uri(shared.server(), "dropped"), "a:0").packets())
                .as("20 chunks, and 20 less what lies before the next key frame")
                .isBetween(460L, 565L);
        assertThat(new MediaPlaylistText(playlist(shared.server(), "dropped", "source")).programmeSeconds())
                .as("programme time counts what is missing")
                .isCloseTo(18.0, within(0.4));
    }

    @Test
    void aBroadcasterWhoDroppedTheHeaderBeforeItCameSendsItAgain(SharedServer shared) throws Exception {
        try (ManualTake take = shared.take("headerless", "ada", "t")) {
            take.start();
            IngestAck ack = take.start(5, false);
            assertThat(ack.needsHeader()).isTrue();
            assertThat(ack.nextSeq()).isEqualTo(5);

            IngestAck withoutHeader = take.chunk(5, H264.get(5)).join();
            assertThat(withoutHeader.errorCode()).isEqualTo("gap");
            assertThat(take.chunk(0, H264.getFirst()).join().ok()).isTrue();
            take.chunks(H264, 5, 40);
            assertThat(take.stop(40).ok()).isTrue();
        }
        shared.server().awaitPlayable("/live/headerless/live.m3u8");
        shared.end("headerless");
    }

    @Test
    void aSecondTakeOfAnotherFormatGoesOnBehindADiscontinuity(SharedServer shared) throws Exception {
        try (ManualTake take = shared.take("formats", "ada", "t1")) {
            take.start();
            take.chunks(H264, 0, 36);
            assertThat(take.stop(36).ok()).isTrue();
        }
        try (ManualTake take = shared.take("formats", "ada", "t2")) {
            take.start();
            take.chunks(VP8, 0, 20);
            assertThat(take.stop(20).ok()).isTrue();
        }
        shared.end("formats");

        expectOneDiscontinuity(shared.server(), "formats");
        assertThat(Probe.read(uri(shared.server(), "formats"), "v:0").packets()).isBetween(630L, 655L);
        assertThat(Probe.read(uri(shared.server(), "formats"), "a:0").packets()).isBetween(985L, 1_025L);
    }

    @Test
    void aTakeGoesOnAfterTheServerWasRestarted(@TempDir Path data) throws Exception {
        try (StreamServiceDouble streamService = new StreamServiceDouble()) {
            String token = streamService.publishToken("restart", "ada", Duration.ofHours(1));
            try (RunningServer server = new RunningServer(data, streamService.uri(), Map.of());
                    ManualTake take = new ManualTake(server.target(token), "restart", "t")) {
                take.start();
                take.chunks(H264, 0, 35);
            }
            try (RunningServer server = new RunningServer(data, streamService.uri(), Map.of())) {
                assertThat(new MediaPlaylistText(playlist(server, "restart", "audio")).seconds())
                        .as("sound of 35 chunks")
                        .isCloseTo(10.5, within(0.4));

                try (ManualTake take = new ManualTake(server.target(token), "restart", "t")) {
                    IngestAck ack = take.start(20, false);
                    assertThat(ack.needsHeader())
                            .as("the header is kept on disk")
                            .isFalse();
                    assertThat(ack.nextSeq())
                            .as("what is published need not come again, what is not must")
                            .isBetween(20L, 35L);
                    take.chunks(H264, (int) ack.nextSeq(), H264.size());
                    assertThat(take.stop(H264.size()).ok()).isTrue();
                }
                SharedServer.end(server, "restart");

                expectOneDiscontinuity(server, "restart");
                assertThat(Probe.read(uri(server, "restart"), "a:0").packets()).isBetween(998L, 1_008L);
                assertThat(Probe.read(uri(server, "restart"), "v:0").packets()).isBetween(635L, 646L);
            }
        }
    }

    @Test
    void aClockThatIsSetForwardAndBackMovesNothing(@TempDir Path data) throws Exception {
        AdjustableClock clock = new AdjustableClock();
        try (StreamServiceDouble streamService = new StreamServiceDouble();
                RunningServer server = new RunningServer(data, streamService.uri(), Map.of(), clock)) {
            String token = streamService.publishToken("clock", "ada", Duration.ofHours(6));
            try (ManualTake take = new ManualTake(server.target(token), "clock", "t1")) {
                take.start();
                take.chunks(H264, 0, 30);
                clock.advance(Duration.ofHours(1));
                take.chunks(H264, 30, 50);
                clock.advance(Duration.ofHours(-2));
                take.chunks(H264, 50, H264.size());
                assertThat(take.stop(H264.size()).ok()).isTrue();
            }
            try (ManualTake take = new ManualTake(server.target(token), "clock", "t2")) {
                take.start();
                take.chunks(VP8, 0, 20);
                assertThat(take.stop(20).ok()).isTrue();
            }
            SharedServer.end(server, "clock");

            MediaPlaylistText playlist = new MediaPlaylistText(playlist(server, "clock", "source"));
            assertThat(playlist.discontinuities()).isEqualTo(1);
            assertThat(playlist.largestGapSeconds())
                    .as("programme time goes on, whatever the clock says")
                    .isCloseTo(0, within(0.06));
        }
    }

    @Test
    void whoStaysAwayLongerThanTheGracePeriodEndsTheStream(@TempDir Path data) throws Exception {
        AdjustableClock clock = new AdjustableClock();
        try (StreamServiceDouble streamService = new StreamServiceDouble();
                RunningServer server = new RunningServer(data, streamService.uri(), Map.of(), clock)) {
            String token = streamService.publishToken("grace", "ada", Duration.ofHours(1));
            try (ManualTake take = new ManualTake(server.target(token), "grace", "t")) {
                take.start();
                take.chunks(H264, 0, 30);
            }
            server.awaitPlayable("/live/grace/live.m3u8");
            await().atMost(SOON).until(() -> streamService.reports("grace").contains("reconnecting"));
            assertThat(playlist(server, "grace", "source")).doesNotContain("ENDLIST");

            clock.advance(Duration.ofMinutes(6));

            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(playlist(server, "grace", "source")).endsWith("#EXT-X-ENDLIST\n"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(streamService.reports("grace")).endsWith("ended"));
        }
    }

    private static void expectOneDiscontinuity(RunningServer server, String streamId) throws Exception {
        List<String> before = RENDITIONS.stream()
                .map(rendition -> {
                    String text = playlist(server, streamId, rendition);
                    assertThat(text).containsOnlyOnce("#EXT-X-DISCONTINUITY\n").endsWith("#EXT-X-ENDLIST\n");
                    return text.substring(0, text.indexOf("#EXT-X-DISCONTINUITY\n"));
                })
                .map(head -> head.substring(head.lastIndexOf("seg")))
                .toList();
        assertThat(before).as("last segments before the discontinuity").containsOnly(before.getFirst());
    }

    private static String playlist(RunningServer server, String streamId, String rendition) {
        try {
            return server.get("/live/" + streamId + "/" + rendition + "/live.m3u8")
                    .body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI uri(RunningServer server, String streamId) {
        return server.uri("/live/" + streamId + "/live.m3u8");
    }
}
