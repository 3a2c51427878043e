package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import live.rostrum.ingest.PublishChunk;
import live.rostrum.ingest.container.ContainerHeader;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import live.rostrum.sockets.RawSocket;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a broadcaster can do wrong, through the whole server, while somebody else's stream goes on in real time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({SharedServer.Provider.class, OutputCaptureExtension.class})
class HostileTakeTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<byte[]> CAPTURE = ManualTake.capture("h264-webm");

    private final SharedServer shared;
    private FutureTask<Long> undisturbed;

    HostileTakeTests(SharedServer shared) {
        this.shared = shared;
    }

    @BeforeAll
    void somebodyElseGoesLive() throws Exception {
        String token = shared.streamService().publishToken("undisturbed", "eve", Duration.ofHours(1));
        Callable<Long> broadcast = () -> {
            try (IngestClient client = new IngestClient(shared.server().target(token), IngestListener.SILENT)) {
                return client.publish(
                        CaptureSource.bundled("h264-webm", Pace.REAL_TIME),
                        TakeStart.now("undisturbed", "video/webm", 250, 2000));
            }
        };
        undisturbed = new FutureTask<>(broadcast);
        Thread.ofVirtual().start(undisturbed);
        shared.server().awaitPlayable("/live/undisturbed/live.m3u8");
    }

    @AfterAll
    void theOtherStreamIsPlayedToItsEndUndisturbed() throws Exception {
        assertThat(undisturbed.get(60, TimeUnit.SECONDS)).isEqualTo(CAPTURE.size());
        shared.end("undisturbed");

        var playlist = shared.server().uri("/live/undisturbed/live.m3u8");
        assertThat(Probe.read(playlist, "v:0").seconds()).isCloseTo(21.4, within(0.1));
        assertThat(Probe.read(playlist, "a:0").seconds()).isCloseTo(21.4, within(0.1));
        assertThat(shared.server().get("/live/undisturbed/source/live.m3u8").body())
                .doesNotContain("DISCONTINUITY", "GAP");
    }

    @Test
    void aChunkBeforeItsStartIsOfAnUnknownTake() throws Exception {
        try (ManualTake take = shared.take("early", "ada", "t")) {
            assertThat(take.chunk(0, CAPTURE.getFirst()).join().errorCode()).isEqualTo("unknown-take");
            assertThat(take.stop(0).errorCode()).isEqualTo("unknown-take");
        }
    }

    @Test
    void aFirstChunkThatIsNoMediaIsUnsupportedAndTheTakeMayBeginAgain() throws Exception {
        byte[] text = "This is no media at all.".repeat(100).getBytes(StandardCharsets.US_ASCII);
        byte[] middle = CAPTURE.get(10);
        try (ManualTake take = shared.take("nomedia", "ada", "t")) {
            assertThat(take.start().ok()).isTrue();
            for (byte[] first : List.of(text, middle, new byte[1000], garbage(5_000), new byte[] {1})) {
                IngestAck ack = take.chunk(0, first).join();
                assertThat(ack.errorCode()).isEqualTo("unsupported-media");
                assertThat(ack.errorMessage()).isNotBlank();
            }

            take.chunks(CAPTURE, 0, 20);

            assertThat(take.stop(20).ok()).isTrue();
        }
        shared.server().awaitPlayable("/live/nomedia/live.m3u8");
    }

    @Test
    void chunksThatBreakTheProtocolAreRefusedOneByOne() throws Exception {
        try (ManualTake take = shared.take("broken", "ada", "t")) {
            take.start();
            take.chunks(CAPTURE, 0, 2);
            JSONObject payload = new JSONObject(Map.of("takeId", "t", "seq", 2));

            assertThat(take.chunk(2, new byte[0]).join().errorCode()).isEqualTo("bad-request");
            assertThat(take.emit("publish:chunk", payload, CAPTURE.get(2))
                            .join()
                            .errorCode())
                    .isEqualTo("bad-request");
            byte[] tooLarge = new byte[PublishChunk.MAX_BYTES + 2];
            tooLarge[0] = 0x52;
            assertThat(take.emit("publish:chunk", payload, tooLarge).join().errorCode())
                    .isEqualTo("too-large");
            assertThat(take.emit("publish:chunk", payload.put("takeId", "other"), new byte[] {0x52, 1})
                            .join()
                            .errorCode())
                    .isEqualTo("unknown-take");

            take.chunks(CAPTURE, 2, 4);
        }
    }

    @Test
    void aMissingNumberIsAGapAndRewindingMendsItWhileARepeatedOneIsDropped() throws Exception {
        try (ManualTake take = shared.take("numbers", "ada", "t")) {
            take.start();
            take.chunks(CAPTURE, 0, 5);

            IngestAck gap = take.chunk(7, CAPTURE.get(7)).join();
            IngestAck repeated = take.chunk(3, CAPTURE.get(3)).join();
            IngestAck stopTooEarly = take.stop(CAPTURE.size());

            assertThat(gap.errorCode()).isEqualTo("gap");
            assertThat(gap.nextSeq()).isEqualTo(5);
            assertThat(repeated.ok()).isTrue();
            assertThat(repeated.nextSeq()).isEqualTo(5);
            assertThat(stopTooEarly.errorCode()).isEqualTo("gap");
            assertThat(stopTooEarly.nextSeq()).isEqualTo(5);
            take.chunks(CAPTURE, 5, CAPTURE.size());
            assertThat(take.stop(CAPTURE.size()).ok()).isTrue();
        }
        shared.end("numbers");
        assertThat(Probe.read(shared.server().uri("/live/numbers/live.m3u8"), "v:0")
                        .seconds())
                .isCloseTo(21.4, within(0.1));
    }

    @Test
    void garbageBehindAGoodHeaderIsToldAndEndsTheTake() throws Exception {
        try (ManualTake take = shared.take("garbage", "ada", "t")) {
            take.start();
            take.chunk(0, ContainerHeader.cut(CAPTURE.getFirst()).bytes()).join();
            // The server may have had enough before the last one.
            for (int seq = 1; seq < 40 && take.errors().isEmpty(); seq++) {
                take.chunk(seq, garbage(20_000)).handle((_, _) -> true).join();
            }
            take.stopQuietly(40);

            await().atMost(SOON).until(() -> take.errors().contains("unsupported-media"));
        }
        assertThat(shared.server().get("/live/garbage/live.m3u8").statusCode()).isEqualTo(404);
    }

    @Test
    void garbageInTheMiddleCostsAMomentAndNotTheTake() throws Exception {
        try (ManualTake take = shared.take("middle", "ada", "t")) {
            take.start();
            take.chunks(CAPTURE, 0, 20);
            assertThat(take.chunk(20, garbage(30_000)).join().ok()).isTrue();
            take.chunks(CAPTURE, 21, CAPTURE.size());
            assertThat(take.stop(CAPTURE.size()).ok()).isTrue();
        }
        shared.end("middle");
        assertThat(Probe.read(shared.server().uri("/live/middle/live.m3u8"), "v:0")
                        .seconds())
                .isBetween(17.0, 21.6);
    }

    @Test
    void aTakeThatChangesItsCodecInTheMiddleIsToldAndGoesOnAsANewOne() throws Exception {
        List<byte[]> other = ManualTake.capture("vp8-webm");
        try (ManualTake take = shared.take("codec", "ada", "t1")) {
            take.start();
            take.chunks(CAPTURE, 0, 20);
            IngestAck ack = take.chunk(20, other.getFirst()).join();
            assertThat(ack.errorCode()).isEqualTo("unsupported-media");
            assertThat(ack.errorMessage()).contains("take of its own");
            assertThat(take.stop(20).ok()).isTrue();
        }
        try (ManualTake take = shared.take("codec", "ada", "t2")) {
            take.start();
            take.chunks(other, 0, 12);
            assertThat(take.stop(12).ok()).isTrue();
        }
        shared.end("codec");
        assertThat(Probe.read(shared.server().uri("/live/codec/live.m3u8"), "v:0")
                        .packets())
                .isBetween(355L, 385L);
    }

    @Test
    void onlyOneMayPublishUnlessTheSameUserTakesOver() throws Exception {
        try (ManualTake first = shared.take("two", "ada", "t1");
                ManualTake stranger = shared.take("two", "bob", "t2");
                ManualTake again = shared.take("two", "ada", "t3")) {
            first.start();
            first.chunks(CAPTURE, 0, 3);

            assertThat(stranger.start().errorCode()).isEqualTo("already-publishing");
            assertThat(stranger.start(0, true).errorCode()).isEqualTo("already-publishing");
            assertThat(again.start().errorCode()).isEqualTo("already-publishing");
            first.chunks(CAPTURE, 3, 5);

            assertThat(again.start(0, true).ok()).isTrue();
            again.chunks(CAPTURE, 0, 3);
            assertThat(first.lost()).succeedsWithin(SOON);
            assertThat(first.errors()).containsExactly("already-publishing");
        }
        assertThat(shared.streamService().reports("two")).doesNotContain("ended");
    }

    @Test
    void anEndedStreamTakesNothingMore() throws Exception {
        try (ManualTake take = shared.take("over", "ada", "t")) {
            take.start();
            take.chunks(CAPTURE, 0, 12);

            shared.end("over");

            await().atMost(SOON).until(() -> take.errors().contains("stream-ended"));
        }
        try (ManualTake take = shared.take("over", "ada", "t")) {
            assertThat(take.chunk(12, CAPTURE.get(12)).join().errorCode()).isEqualTo("stream-ended");
            assertThat(take.start().errorCode()).isEqualTo("stream-ended");
        }
        assertThat(shared.server().get("/live/over/source/live.m3u8").body()).endsWith("#EXT-X-ENDLIST\n");
        shared.end("over");
    }

    @Test
    void aTokenForTheRecordingOnlyOpensNoStream() throws Exception {
        String token = shared.streamService().recordingToken("rest", "ada");
        try (ManualTake take = new ManualTake(shared.server().target(token), "rest", "t")) {
            assertThat(take.start().errorCode()).isEqualTo("stream-ended");
            assertThat(take.chunk(0, CAPTURE.get(0)).join().errorCode()).isEqualTo("unknown-take");
        }
        assertThat(shared.streamService().reports("rest")).isEmpty();
        assertThat(shared.window("rest")).doesNotExist();
    }

    @Test
    void neitherTokensNorWhatCannotBeReadAreWrittenToTheLog(CapturedOutput log) throws Exception {
        String token = shared.streamService().publishToken("logged", "mallory", Duration.ofHours(1));
        try (RawSocket hostile =
                RawSocket.open(shared.server().socketPort(), "/ingest/socket.io/", "&token=" + token)) {
            hostile.text("40").text("420[\"publish:start\",{\"secret\":\"hunter2");
            await().atMost(SOON).until(hostile::closed);
        }
        assertThatThrownBy(() ->
                        RawSocket.open(shared.server().socketPort(), "/ingest/socket.io/", "&token=" + token + "x"))
                .hasMessageContaining("401");

        await().atMost(SOON).until(() -> log.getAll().contains("Refused a publisher"));
        assertThat(log.getAll()).doesNotContain(token).doesNotContain("hunter2");
    }

    private static byte[] garbage(int bytes) {
        byte[] garbage = new byte[bytes];
        new Random(bytes).nextBytes(garbage);
        return garbage;
    }
}
