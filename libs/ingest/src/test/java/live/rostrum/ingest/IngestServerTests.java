package live.rostrum.ingest;

import static live.rostrum.ingest.IngestServerFixture.STARTED_AT;
import static live.rostrum.ingest.IngestServerFixture.STREAM;
import static live.rostrum.ingest.IngestServerFixture.TAKE;
import static live.rostrum.ingest.IngestServerFixture.chunk;
import static live.rostrum.ingest.IngestServerFixture.marked;
import static live.rostrum.ingest.IngestServerFixture.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.publisher.ingest.IngestSocket;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.AccessTokens;
import live.rostrum.tokens.Role;
import live.rostrum.tokens.SigningKeys;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IngestServerTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    private IngestServerFixture server;
    private RecordingReceiver receiver;

    @BeforeEach
    void open() throws Exception {
        server = new IngestServerFixture();
        receiver = server.receiver;
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void aTakeGoesThroughAndEachEventIsAcknowledged() throws Exception {
        IngestSocket socket = server.connect(server.token());

        IngestAck started = socket.emit("publish:start", start()).join();
        IngestAck first = socket.emit("publish:chunk", chunk(0), marked(3)).join();
        IngestAck largest = socket.emit("publish:chunk", chunk(1), marked(PublishChunk.MAX_BYTES))
                .join();
        IngestAck stopped = socket.emit("publish:stop", new JSONObject(Map.of("takeId", TAKE, "chunks", 2)))
                .join();

        assertThat(started).isEqualTo(new IngestAck(true, 0, false, 4_000_000, null, null));
        assertThat(first).isEqualTo(new IngestAck(true, 1, false, 3_000_000, null, null));
        assertThat(largest.nextSeq()).isEqualTo(2);
        assertThat(stopped.ok()).isTrue();
        assertThat(receiver.starts)
                .containsExactly(
                        new PublishStart(STREAM, TAKE, "video/webm;codecs=vp8,opus", 250, 2000, STARTED_AT, 0, false));
        assertThat(receiver.chunks).extracting(PublishChunk::seq).containsExactly(0L, 1L);
        assertThat(receiver.chunks.getFirst().data()).isEqualTo(new byte[3]);
        assertThat(receiver.chunks.getLast().data()).hasSize(PublishChunk.MAX_BYTES);
        assertThat(receiver.stops).containsExactly(new PublishStop(TAKE, 2));
    }

    @Test
    void anAcknowledgementWaitsForTheReceiver() throws Exception {
        CompletableFuture<ChunkAnswer> written = new CompletableFuture<>();
        receiver.answerChunksWith(written);
        IngestSocket socket = server.connect(server.token());
        socket.emit("publish:start", start()).join();

        CompletableFuture<IngestAck> ack = socket.emit("publish:chunk", chunk(0), marked(3));
        IngestAck later = socket.emit("publish:start", start()).join();

        assertThat(later.ok()).isTrue();
        assertThat(ack).isNotDone();
        written.complete(new ChunkAnswer(1, 7));
        assertThat(ack).succeedsWithin(SOON).extracting(IngestAck::windowBytes).isEqualTo(7L);
    }

    @Test
    void aReceiversRefusalBecomesTheAcknowledgement() throws Exception {
        IngestSocket socket = server.connect(server.token());

        receiver.refuseWith(IngestException.gap(9, 4));
        IngestAck gap = socket.emit("publish:chunk", chunk(9), marked(3)).join();
        receiver.refuseWith(new IllegalStateException("a bug"));
        IngestAck bug = socket.emit("publish:chunk", chunk(9), marked(3)).join();

        assertThat(gap.errorCode()).isEqualTo("gap");
        assertThat(gap.nextSeq()).isEqualTo(4);
        assertThat(bug.errorCode()).isEqualTo("overloaded");
        assertThat(bug.errorMessage()).doesNotContain("bug");
    }

    @Test
    void aFailureThatComesLaterBecomesTheAcknowledgementToo() throws Exception {
        receiver.answerChunksWith(
                CompletableFuture.failedFuture(new IngestException(IngestError.STORAGE_FULL, "No room.")));
        IngestSocket socket = server.connect(server.token());

        IngestAck ack = socket.emit("publish:chunk", chunk(0), marked(3)).join();

        assertThat(ack.errorCode()).isEqualTo("storage-full");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badStarts")
    void refusesABadStart(String what, Object payload, String code) throws Exception {
        IngestSocket socket = server.connect(server.token());

        IngestAck ack = socket.emit("publish:start", payload).join();

        assertThat(ack.ok()).isFalse();
        assertThat(ack.errorCode()).isEqualTo(code);
        assertThat(ack.errorMessage()).isNotBlank();
        assertThat(receiver.events()).isZero();
    }

    static Stream<Arguments> badStarts() {
        String bad = "bad-request";
        return Stream.of(
                Arguments.of("text", "hello", bad),
                Arguments.of("number", 7, bad),
                Arguments.of("array", new JSONArray(), bad),
                Arguments.of("null", JSONObject.NULL, bad),
                Arguments.of("empty", new JSONObject(), bad),
                Arguments.of("another stream", start().put("streamId", "stream-2"), "unauthorized"),
                Arguments.of("stream id with a path", start().put("streamId", "../stream-1"), bad),
                Arguments.of("stream id that is a number", start().put("streamId", 1), bad),
                Arguments.of("no take id", without("takeId"), bad),
                Arguments.of("empty take id", start().put("takeId", ""), bad),
                Arguments.of("long take id", start().put("takeId", "x".repeat(65)), bad),
                Arguments.of("take id with a line end", start().put("takeId", "a\nb"), bad),
                Arguments.of("no MIME type", without("mimeType"), bad),
                Arguments.of("long MIME type", start().put("mimeType", "x".repeat(201)), bad),
                Arguments.of("no timeslice", without("timesliceMs"), bad),
                Arguments.of("negative timeslice", start().put("timesliceMs", -1), bad),
                Arguments.of("long timeslice", start().put("timesliceMs", 60_001), bad),
                Arguments.of("fractional timeslice", start().put("timesliceMs", 2.5), bad),
                Arguments.of("timeslice as text", start().put("timesliceMs", "250"), bad),
                Arguments.of("negative key frame interval", start().put("keyFrameIntervalMs", -5), bad),
                Arguments.of("negative oldest chunk", start().put("oldestSeq", -1), bad),
                Arguments.of("huge oldest chunk", start().put("oldestSeq", new BigInteger("9".repeat(30))), bad),
                Arguments.of("oldest chunk after which numbers end", start().put("oldestSeq", Long.MAX_VALUE), bad),
                Arguments.of("a start that is no time", start().put("startedAt", "yesterday"), bad),
                Arguments.of("takeover as text", start().put("takeover", "yes"), bad));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badChunks")
    void refusesABadChunk(String what, Object[] arguments, String code) throws Exception {
        IngestSocket socket = server.connect(server.token());
        socket.emit("publish:start", start()).join();

        IngestAck ack = socket.emit("publish:chunk", arguments).join();

        assertThat(ack.ok()).isFalse();
        assertThat(ack.errorCode()).isEqualTo(code);
        assertThat(receiver.chunks).isEmpty();
        assertThat(socket.emit("publish:chunk", chunk(0), marked(3)).join().ok())
                .isTrue();
    }

    static Stream<Arguments> badChunks() {
        String bad = "bad-request";
        return Stream.of(
                chunkCase("no mark", bad, chunk(0), new byte[] {0x53, 1, 2}),
                chunkCase("nothing behind the mark", bad, chunk(0), marked(0)),
                chunkCase("a byte too long", "too-large", chunk(0), marked(PublishChunk.MAX_BYTES + 1)),
                chunkCase("far too long", "too-large", chunk(0), marked(3 * PublishChunk.MAX_BYTES)),
                chunkCase("no binary", bad, chunk(0)),
                chunkCase("nothing", bad),
                chunkCase("no number", bad, new JSONObject(Map.of("takeId", TAKE)), marked(3)),
                chunkCase("negative number", bad, chunk(-1), marked(3)),
                chunkCase("number as text", bad, chunk(0).put("seq", "0"), marked(3)),
                chunkCase("take id as number", bad, chunk(0).put("takeId", 5), marked(3)),
                chunkCase("payload that is a list", bad, new JSONArray(), marked(3)));
    }

    @Test
    void endsTheConnectionWhereNoChunkCanBeMadeOut() throws Exception {
        IngestSocket empty = server.connect(server.token());
        IngestSocket swapped = server.connect(server.token());

        var _ = empty.emit("publish:chunk", chunk(0), new byte[0]);
        var _ = swapped.emit("publish:chunk", marked(3), chunk(0));

        assertThat(empty.lost()).succeedsWithin(SOON);
        assertThat(swapped.lost()).succeedsWithin(SOON);
        assertThat(receiver.events()).isZero();
    }

    @Test
    void refusesABadStop() throws Exception {
        IngestSocket socket = server.connect(server.token());

        assertThat(socket.emit("publish:stop", new JSONObject()).join().errorCode())
                .isEqualTo("bad-request");
        assertThat(socket.emit("publish:stop", new JSONObject(Map.of("takeId", TAKE, "chunks", -1)))
                        .join()
                        .errorCode())
                .isEqualTo("bad-request");
        assertThat(receiver.stops).isEmpty();
    }

    @Test
    void fieldsThatItDoesNotKnowAreLeftAlone() throws Exception {
        IngestSocket socket = server.connect(server.token());

        IngestAck ack = socket.emit("publish:start", start().put("somethingNew", Map.of("a", 1)))
                .join();

        assertThat(ack.ok()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesAtTheHandshakeWhoHasNoGoodToken(String what, String token) {
        assertThatExceptionOfType(live.rostrum.publisher.ingest.IngestException.class)
                .isThrownBy(() -> server.connect(token.replace("{good}", server.token())))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("unauthorized"));
        assertThat(receiver.gone).isEmpty();
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("text", "hello"),
                Arguments.of("very long", "x".repeat(3_000)),
                Arguments.of("three empty parts", ".."),
                Arguments.of("good with more behind it", "{good}x"));
    }

    @Test
    void refusesAtTheHandshakeTokensThatAreNotForThis() {
        SigningKeys foreign = SigningKeys.generate();
        String access = new AccessTokens(server.keys, Clock.systemUTC())
                .mint(new AccessGrant(
                        "id",
                        "ada",
                        "session",
                        "Ada",
                        Set.of(Role.ADMIN),
                        Instant.now().plusSeconds(60)));
        for (String token : new String[] {
            IngestServerFixture.token(server.keys, STREAM, Duration.ofSeconds(-5)),
            IngestServerFixture.token(foreign, STREAM, Duration.ofHours(1)),
            access
        }) {
            assertThatExceptionOfType(live.rostrum.publisher.ingest.IngestException.class)
                    .isThrownBy(() -> server.connect(token))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("unauthorized"));
        }
    }

    @Test
    void tellsOnceThatAPublisherIsGone() throws Exception {
        IngestSocket socket = server.connect(server.token());
        socket.emit("publish:start", start()).join();

        socket.close();

        await().atMost(SOON).until(() -> !receiver.gone.isEmpty());
        assertThat(receiver.gone).containsExactly(receiver.publishers.getFirst());
    }

    @Test
    void aPublisherThatTheReceiverSendsAwayIsGoneForGood() throws Exception {
        IngestSocket socket = server.connect(server.token());
        socket.emit("publish:start", start()).join();

        receiver.publishers.getFirst().disconnect();

        assertThat(socket.lost()).succeedsWithin(SOON);
        await().atMost(SOON).until(() -> !receiver.gone.isEmpty());
        assertThat(receiver.gone).containsExactly(receiver.publishers.getFirst());
    }

    private static JSONObject without(String field) {
        JSONObject start = start();
        start.remove(field);
        return start;
    }

    private static Arguments chunkCase(String what, String code, Object... arguments) {
        return Arguments.of(what, arguments, code);
    }
}
