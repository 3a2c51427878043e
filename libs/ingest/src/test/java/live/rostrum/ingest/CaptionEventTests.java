package live.rostrum.ingest;

import static live.rostrum.ingest.IngestServerFixture.TAKE;
import static live.rostrum.ingest.IngestServerFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.publisher.ingest.IngestSocket;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code publish:caption}: what it may hold, and how much of it. */
class CaptionEventTests {

    private IngestServerFixture server;
    private IngestSocket socket;

    @BeforeEach
    void connect() throws Exception {
        server = new IngestServerFixture();
        socket = server.connect(server.token());
        socket.emit("publish:start", start()).join();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void aCaptionGoesThroughWithTheIdThatItHasOrGets() {
        assertThat(send(caption()).ok()).isTrue();
        assertThat(send(caption()
                                .put("id", "u-7")
                                .put("final", true)
                                .put("startMs", 1200.6)
                                .put("endMs", 1900.2))
                        .ok())
                .isTrue();

        assertThat(server.receiver.captions)
                .containsExactly(
                        new PublishCaption(TAKE, 1_000, 2_500, "Good morning.", false, TAKE + "-1000"),
                        new PublishCaption(TAKE, 1_201, 1_900, "Good morning.", true, "u-7"));
    }

    @Test
    void theLongestTakeGivesNoLongerId() {
        String take = "x".repeat(14) + "y".repeat(50);

        assertThat(send(caption().put("takeId", take)).ok()).isTrue();

        assertThat(server.receiver.captions.getFirst().id()).endsWith("y-1000").hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void aReceiversRefusalBecomesTheAcknowledgement() {
        server.receiver.refuseWith(new IngestException(IngestError.OVERLOADED, "Not now."));

        assertThat(send(caption()).errorCode()).isEqualTo("overloaded");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCaptions")
    void refusesABadCaption(String what, Object payload) {
        IngestAck ack = socket.emit("publish:caption", payload).join();

        assertThat(ack.ok()).isFalse();
        assertThat(ack.errorCode()).isEqualTo("bad-request");
        assertThat(ack.errorMessage()).isNotBlank();
        assertThat(server.receiver.captions).isEmpty();
    }

    static Stream<Arguments> badCaptions() {
        return Stream.of(
                Arguments.of("text in its place", "hello"),
                Arguments.of("a list", new JSONArray()),
                Arguments.of("no take", without("takeId")),
                Arguments.of("no text", without("text")),
                Arguments.of("blank text", caption().put("text", " \n ")),
                Arguments.of("long text", caption().put("text", "x".repeat(501))),
                Arguments.of("text that is a number", caption().put("text", 5)),
                Arguments.of("no start", without("startMs")),
                Arguments.of("no end", without("endMs")),
                Arguments.of("a start before the take", caption().put("startMs", -1)),
                Arguments.of("a start as text", caption().put("startMs", "1000")),
                Arguments.of("an end before its start", caption().put("endMs", 999)),
                Arguments.of("an end at its start", caption().put("endMs", 1_000)),
                Arguments.of("a minute and more", caption().put("endMs", 61_001)),
                Arguments.of("a time beyond all takes", caption().put("endMs", 1e300)),
                Arguments.of("an id that is a number", caption().put("id", 7)),
                Arguments.of("an id with a path", caption().put("id", "../7")),
                Arguments.of("final as text", caption().put("final", "yes")));
    }

    @Test
    void tenAreTakenAtOnceAndTheRestIsRefused() {
        List<CompletableFuture<IngestAck>> acks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            acks.add(socket.emit("publish:caption", caption()));
        }

        List<IngestAck> refused = acks.stream()
                .map(CompletableFuture::join)
                .filter(ack -> !ack.ok())
                .toList();

        assertThat(refused)
                .as("ten, and a few that came in the time that it took")
                .hasSizeBetween(15, 30)
                .allMatch(ack -> "overloaded".equals(ack.errorCode()));
        assertThat(server.receiver.captions).hasSize(40 - refused.size());
    }

    @Test
    void theRateIsThatOfEachSecond() {
        long[] nanos = {0};
        EventRate rate = new EventRate(10, () -> nanos[0]);
        for (int i = 0; i < 10; i++) {
            assertThat(rate.admits()).isTrue();
        }
        assertThat(rate.admits()).isFalse();

        nanos[0] += 100_000_000;
        assertThat(rate.admits()).isTrue();
        assertThat(rate.admits()).isFalse();
        nanos[0] += 3_600_000_000_000L;
        int admitted = 0;
        while (rate.admits()) {
            admitted++;
        }
        assertThat(admitted).as("a pause saves up no more than a second's").isEqualTo(10);
    }

    private IngestAck send(JSONObject caption) {
        return socket.emit("publish:caption", caption).join();
    }

    private static JSONObject caption() {
        return new JSONObject(Map.of("takeId", TAKE, "startMs", 1_000, "endMs", 2_500, "text", " Good morning. "));
    }

    private static JSONObject without(String field) {
        JSONObject caption = caption();
        caption.remove(field);
        return caption;
    }
}
