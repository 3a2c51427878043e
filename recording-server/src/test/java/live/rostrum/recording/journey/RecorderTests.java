package live.rostrum.recording.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.publisher.ingest.IngestSocket;
import live.rostrum.publisher.ingest.MediaChunk;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.recording.spool.SpooledChunk;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broadcaster's second path promises. */
class RecorderTests {

    @TempDir
    static Path data;

    private static StreamServiceDouble streamService;
    private static RunningRecorder recorder;

    @BeforeAll
    static void start() throws Exception {
        streamService = new StreamServiceDouble();
        recorder = new RunningRecorder(data, streamService.uri());
    }

    @AfterAll
    static void stop() {
        recorder.close();
        streamService.close();
    }

    @Test
    void hasEachAcknowledgedChunkOnDiskByteForByte() throws Exception {
        List<byte[]> blobs = Captures.h264();
        IngestSocket socket = recorder.connect(streamService.recordedToken("whole", "ada"));
        TakeStart take = take("whole");
        assertThat(answer(socket.start(take, 0)).nextSeq()).isZero();

        for (int seq = 0; seq < blobs.size(); seq++) {
            assertThat(answer(socket.chunk(take.takeId(), chunk(seq, blobs.get(seq))))
                            .nextSeq())
                    .isEqualTo(seq + 1);
            assertThat(recorder.spooled("whole", take.takeId()).getLast().seq()).isEqualTo(seq);
        }
        assertThat(answer(socket.stop(take.takeId(), blobs.size())).ok()).isTrue();

        assertThat(recorder.spooled("whole", take.takeId()).stream().map(SpooledChunk::data))
                .containsExactlyElementsOf(blobs);
    }

    @Test
    void goesOnWhereItWasAfterAReconnect() throws Exception {
        List<byte[]> blobs = Captures.h264();
        String token = streamService.recordedToken("again", "ada");
        IngestSocket first = recorder.connect(token);
        TakeStart take = take("again");
        answer(first.start(take, 0));
        answer(first.chunk(take.takeId(), chunk(0, blobs.get(0))));
        answer(first.chunk(take.takeId(), chunk(1, blobs.get(1))));
        first.close();

        IngestSocket second = recorder.connect(token);
        IngestAck start = answer(second.start(take, 0));

        assertThat(start.nextSeq()).isEqualTo(2);
        assertThat(start.needsHeader()).isFalse();
        assertThat(answer(second.chunk(take.takeId(), chunk(0, blobs.get(0)))).nextSeq())
                .isEqualTo(2);
        assertThat(answer(second.chunk(take.takeId(), chunk(2, blobs.get(2)))).nextSeq())
                .isEqualTo(3);
    }

    @Test
    void oneConnectionSendsAsManyTakesAsTheEventHas() throws Exception {
        List<byte[]> blobs = Captures.h264();
        IngestSocket socket = recorder.connect(streamService.recordedToken("cameras", "ada"));

        for (int camera = 0; camera < 20; camera++) {
            TakeStart take = take("cameras");
            assertThat(answer(socket.start(take, 0)).ok()).as("take %d", camera).isTrue();
            answer(socket.chunk(take.takeId(), chunk(0, blobs.get(0))));
            assertThat(answer(socket.stop(take.takeId(), 1)).ok()).isTrue();
            assertThat(answer(socket.stop(take.takeId(), 1)).ok())
                    .as("a repeat, because the first answer was lost")
                    .isTrue();
        }
    }

    @Test
    void saysWhichChunkIsMissing() throws Exception {
        List<byte[]> blobs = Captures.h264();
        IngestSocket socket = recorder.connect(streamService.recordedToken("gap", "ada"));
        TakeStart take = take("gap");
        answer(socket.start(take, 0));
        answer(socket.chunk(take.takeId(), chunk(0, blobs.get(0))));

        IngestAck refused = answer(socket.chunk(take.takeId(), chunk(2, blobs.get(2))));

        assertThat(refused.errorCode()).isEqualTo("gap");
        assertThat(refused.nextSeq()).isEqualTo(1);
        assertThat(answer(socket.stop(take.takeId(), 3)).errorCode()).isEqualTo("gap");
    }

    @Test
    void takesTheRestOfATakeWhoseBeginningTheBrowserHasLost() throws Exception {
        List<byte[]> blobs = Captures.h264();
        IngestSocket socket = recorder.connect(streamService.recordedToken("late", "ada"));
        TakeStart take = take("late");

        IngestAck start = answer(socket.start(take, 5));

        assertThat(start.nextSeq()).isEqualTo(5);
        assertThat(start.needsHeader()).isTrue();
        assertThat(answer(socket.chunk(take.takeId(), chunk(5, blobs.get(5)))).errorCode())
                .isEqualTo("gap");
        answer(socket.chunk(take.takeId(), chunk(0, blobs.get(0))));
        assertThat(answer(socket.chunk(take.takeId(), chunk(5, blobs.get(5)))).nextSeq())
                .isEqualTo(6);
        assertThat(recorder.spooled("late", take.takeId()))
                .extracting(SpooledChunk::seq, SpooledChunk::headerOnly)
                .containsExactly(tuple(0L, true), tuple(5L, false));
    }

    @Test
    void takesTheRestOfAnOldTakeBesideTheRunningOne() throws Exception {
        List<byte[]> blobs = Captures.h264();
        String token = streamService.recordedToken("beside", "ada");
        TakeStart old = take("beside");
        TakeStart running = take("beside");
        IngestSocket one = recorder.connect(token);
        IngestSocket two = recorder.connect(token);
        answer(one.start(old, 0));
        answer(two.start(running, 0));

        for (int seq = 0; seq < 3; seq++) {
            answer(one.chunk(old.takeId(), chunk(seq, blobs.get(seq))));
            answer(two.chunk(running.takeId(), chunk(seq, blobs.get(seq))));
        }

        assertThat(recorder.spooled("beside", old.takeId())).hasSize(3);
        assertThat(recorder.spooled("beside", running.takeId())).hasSize(3);
    }

    @Test
    void letsTheSameTakeDisplaceItsOlderSocket() throws Exception {
        String token = streamService.recordedToken("displaced", "ada");
        TakeStart take = take("displaced");
        IngestSocket older = recorder.connect(token);
        answer(older.start(take, 0));

        IngestSocket newer = recorder.connect(token);
        answer(newer.start(take, 0));

        assertThat(older.lost().get(10, SECONDS).code()).isEqualTo("already-publishing");
        assertThat(answer(newer.chunk(take.takeId(), chunk(0, Captures.h264().getFirst())))
                        .nextSeq())
                .isEqualTo(1);
    }

    @Test
    void refusesSomebodyElseWhoDoesNotTakeOver() throws Exception {
        IngestSocket ada = recorder.connect(streamService.recordedToken("taken", "ada"));
        answer(ada.start(take("taken"), 0));
        IngestSocket bob = recorder.connect(streamService.recordedToken("taken", "bob"));

        assertThat(answer(bob.start(take("taken"), 0)).errorCode()).isEqualTo("already-publishing");

        TakeStart over = new TakeStart("taken", "over", Captures.MIME_TYPE, 250, 2_000, Instant.now(), true);
        assertThat(answer(bob.start(over, 0)).ok()).isTrue();
        assertThat(ada.lost().get(10, SECONDS).code()).isEqualTo("already-publishing");
    }

    @Test
    void takesATokenOfAStreamThatHasEnded() throws Exception {
        IngestSocket socket = recorder.connect(streamService.recordingToken("ended", "ada"));
        TakeStart take = take("ended");

        assertThat(answer(socket.start(take, 0)).ok()).isTrue();
        assertThat(answer(socket.chunk(take.takeId(), chunk(0, Captures.h264().getFirst())))
                        .nextSeq())
                .isEqualTo(1);
    }

    @Test
    void refusesAStreamThatIsNotRecorded() throws Exception {
        IngestSocket socket = recorder.connect(streamService.publishToken("unrecorded", "ada", Duration.ofHours(1)));

        assertThat(answer(socket.start(take("unrecorded"), 0)).errorCode()).isEqualTo("unauthorized");
    }

    @Test
    void refusesAChunkOfATakeThatWasNotBegun() throws Exception {
        IngestSocket socket = recorder.connect(streamService.recordedToken("forged", "ada"));
        answer(socket.start(take("forged"), 0));

        assertThat(answer(socket.chunk("forged-take", chunk(0, Captures.h264().getFirst())))
                        .errorCode())
                .isEqualTo("unknown-take");
    }

    @Test
    void refusesATakeWithoutAHeader() throws Exception {
        IngestSocket socket = recorder.connect(streamService.recordedToken("headless", "ada"));
        TakeStart take = take("headless");
        answer(socket.start(take, 0));

        byte[] middle = Captures.h264().get(3);
        assertThat(answer(socket.chunk(take.takeId(), chunk(0, middle))).errorCode())
                .isEqualTo("unsupported-media");
        assertThat(recorder.spooled("headless", take.takeId())).isEmpty();
    }

    @Test
    void refusesASecondRecordingInTheMiddleOfATake() throws Exception {
        IngestSocket socket = recorder.connect(streamService.recordedToken("doubled", "ada"));
        TakeStart take = take("doubled");
        answer(socket.start(take, 0));
        answer(socket.chunk(take.takeId(), chunk(0, Captures.h264().getFirst())));

        assertThat(answer(socket.chunk(take.takeId(), chunk(1, Captures.h264().getFirst())))
                        .errorCode())
                .isEqualTo("unsupported-media");
    }

    @Test
    void refusesAChunkOfMoreThanOneMebibyteAndGoesOn() throws Exception {
        IngestSocket socket = recorder.connect(streamService.recordedToken("large", "ada"));
        TakeStart take = take("large");
        answer(socket.start(take, 0));
        answer(socket.chunk(take.takeId(), chunk(0, Captures.h264().getFirst())));

        byte[] tooLarge = new byte[MediaChunk.MAX_BYTES + 2];
        Arrays.fill(tooLarge, (byte) 0x52);
        JSONObject event = new JSONObject()
                .put("takeId", take.takeId())
                .put("seq", 1)
                .put("capturedAt", Instant.now().toString());
        assertThat(answer(socket.emit("publish:chunk", event, tooLarge)).errorCode())
                .isEqualTo("too-large");

        assertThat(answer(socket.chunk(take.takeId(), chunk(1, new byte[MediaChunk.MAX_BYTES])))
                        .nextSeq())
                .isEqualTo(2);
    }

    private static TakeStart take(String streamId) {
        return TakeStart.now(streamId, Captures.MIME_TYPE, 250, 2_000);
    }

    private static MediaChunk chunk(long seq, byte[] data) {
        return new MediaChunk(seq, Instant.now(), data);
    }

    /** An answer, also one that refuses. */
    private static IngestAck answer(CompletableFuture<IngestAck> pending) throws Exception {
        return pending.get(10, SECONDS);
    }
}
