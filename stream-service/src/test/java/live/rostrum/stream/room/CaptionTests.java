package live.rostrum.stream.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.rostrum.stream.catalogue.Catalogue;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.RoomClient;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.tokens.Role;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Captions on their way from transcription-service to those in a room. */
class CaptionTests {

    private static RunningService service;
    private static ApiClient ada;

    private final List<RoomClient> clients = new ArrayList<>();

    @BeforeAll
    static void start() {
        service = RunningService.shared();
        ada = service.somebody(Role.BROADCASTER);
    }

    @AfterEach
    void closeClients() {
        clients.forEach(RoomClient::close);
    }

    @Test
    void tellsEverybodyFromPartialToFinal() {
        String id = liveStream("public");
        RoomClient one = client();
        one.join(id);
        RoomClient other = client();
        other.join(id);

        send(id, caption("c1", "Good", false)).expect(204);
        send(id, caption("c1", "Good <b>evening</b>,\\nשלום", true)).expect(204);

        for (RoomClient client : List.of(one, other)) {
            await().until(() -> client.captions().size() == 2);
            assertThat(client.captions().getFirst().toString())
                    .contains("\"id\":\"c1\"", "\"language\":\"en-US\"", "\"text\":\"Good\"", "\"final\":false");
            JSONObject last = client.captions().getLast();
            assertThat(last.optString("text")).isEqualTo("Good <b>evening</b>,\nשלום");
            assertThat(last.optLong("startTime")).isEqualTo(1_770_000_000_123L);
            assertThat(last.optLong("endTime")).isEqualTo(1_770_000_001_000L);
            assertThat(last.optBoolean("final")).isTrue();
        }
    }

    @Test
    void neverUndoesAFinalTextAndTellsNothingTwice() {
        String id = liveStream("public");
        RoomClient client = client();
        client.join(id);

        send(id, caption("c1", "It is done", true)).expect(204);
        send(id, caption("c1", "It is", false) + "," + caption("c1", "It is done", true))
                .expect(204);
        send(id, caption("c1", "It is dawn", true)).expect(204);

        await().until(() -> texts(client).contains("It is dawn"));
        assertThat(texts(client)).containsExactly("It is done", "It is dawn");
    }

    @Test
    void givesTheLastFiveToWhoeverComesIn() {
        String id = liveStream("public");
        String seven = IntStream.range(0, 7)
                .mapToObj(number -> caption("c" + number, "Number " + number, true))
                .collect(Collectors.joining(","));

        send(id, seven).expect(204);
        send(id, caption("c9", "not yet", false)).expect(204);
        assertThat(lastCaptions(id)).containsExactly("Number 2", "Number 3", "Number 4", "Number 5", "Number 6");

        send(id, caption("c5", "", true)).expect(204);
        assertThat(lastCaptions(id)).containsExactly("Number 1", "Number 2", "Number 3", "Number 4", "Number 6");
    }

    @Test
    void forgetsThemWhenTheStreamEnds() {
        String id = liveStream("public");
        RoomClient client = client();
        client.join(id);
        send(id, caption("c1", "Good bye", true)).expect(204);
        assertThat(service.bean(RecentCaptions.class).knows(id)).isTrue();

        ada.post("/api/streams/" + id + "/end", "").expect(200);

        assertThat(lastCaptions(id)).isEmpty();
        send(id, caption("c2", "too late to be kept", true)).expect(204);
        await().until(() -> texts(client).contains("too late to be kept"));
        assertThat(service.bean(RecentCaptions.class).knows(id)).isFalse();
        assertThat(lastCaptions(id)).isEmpty();
    }

    @Test
    void staysAmongThoseWhoMayWatchAPrivateStream() {
        String id = liveStream("private");
        RoomClient invited = client();
        invited.join(id, "playbackToken", playbackToken(id));
        RoomClient stranger = client();
        JSONObject refused = stranger.ask("room:join", RoomClient.joining(id));

        send(id, caption("c1", "between us", true)).expect(204);

        await().until(() -> texts(invited).contains("between us"));
        assertThat(refused.toString()).doesNotContain("between us");
        assertThat(stranger.ask("room:join", RoomClient.joining(id)).toString())
                .contains("not-found")
                .doesNotContain("between us");
        assertThat(stranger.captions()).isEmpty();
    }

    @Test
    void leavesTheRoomWithWhoeverMayNoLongerWatch() {
        String id = liveStream("public");
        RoomClient viewer = client();
        viewer.join(id);
        send(id, caption("c1", "for everybody", true)).expect(204);
        await().until(() -> texts(viewer).contains("for everybody"));

        ada.patch("/api/streams/" + id, "{\"visibility\":\"private\"}").expect(200);
        await().until(() -> !viewer.isConnected());
        send(id, caption("c2", "for a few", true)).expect(204);

        RoomClient back = client();
        assertThat(back.ask("room:join", RoomClient.joining(id)).toString()).contains("not-found");
        assertThat(texts(viewer)).containsExactly("for everybody");
        assertThat(back.captions()).isEmpty();
    }

    @Test
    void disconnectsForAFinalTextAndSkipsAPartialOne() {
        Rooms rooms = new Rooms();
        RoomNews news = new RoomNews(rooms, service.bean(Catalogue.class), new RecentCaptions());
        List<String> sent = new ArrayList<>();
        rooms.enter(new Member("s", "session", "viewer", Member.Role.VIEWER, false, new Member.Line() {
            @Override
            public void sendIfReading(String event, Object payload) {
                sent.add("if reading " + event);
            }

            @Override
            public void sendOrClose(String event, Object payload) {
                sent.add("or close " + event);
            }

            @Override
            public void close() {
                sent.add("closed");
            }
        }));

        news.tellCaptions(
                "s", List.of(new Caption("c", "en", 1, 2, "a", false), new Caption("c", "en", 1, 2, "a b", true)));

        assertThat(sent).containsExactly("if reading caption", "or close caption");
    }

    @Test
    void refusesWhatIsNoCaption() {
        String id = liveStream("public");
        String hundredAndOne = IntStream.range(0, 101)
                .mapToObj(number -> caption("c" + number, "x", true))
                .collect(Collectors.joining(","));

        send(id, "").expectInvalid("items");
        send(id, hundredAndOne).expectInvalid("items");
        send(id, "null").expectInvalid("items[0]");
        send(id, caption("", "x", true)).expectInvalid("items[0].id");
        send(id, caption("x".repeat(101), "x", true)).expectInvalid("items[0].id");
        send(id, caption("c", "x".repeat(201), true)).expectInvalid("items[0].text");
        send(id, caption("c", "a\\u0007b", true)).expectInvalid("items[0].text");
        send(id, caption("c", "x", true).replace("\"text\":\"x\",", "")).expectInvalid("items[0].text");
        send(id, caption("c", "x", true).replace("1770000001000", "1")).expectInvalid("items[0].endTime");
        send(id, caption("c", "x", true).replace("1770000000123", "0")).expectInvalid("items[0].startTime");
        send("nothing", caption("c", "x", true)).expectProblem(404, "not-found");
        ada.post("/internal/streams/" + id + "/captions", "{\"items\":[" + caption("c", "x", true) + "]}")
                .expectProblem(401, "unauthenticated");
    }

    private RoomClient client() {
        RoomClient client = new RoomClient(service.socketPort());
        clients.add(client);
        return client;
    }

    private List<String> lastCaptions(String id) {
        JSONArray captions = RoomClient.part(client().join(id), "room").optJSONArray("captions");
        return IntStream.range(0, captions == null ? -1 : captions.length())
                .mapToObj(number -> String.valueOf(captions.optJSONObject(number)))
                .map(text -> text.replaceAll(".*\"text\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static List<String> texts(RoomClient client) {
        return client.captions().stream()
                .map(caption -> caption.optString("text"))
                .toList();
    }

    private static String caption(String id, String text, boolean last) {
        return "{\"id\":\"%s\",\"language\":\"en-US\",\"startTime\":1770000000123,\"endTime\":1770000001000,\"text\":\"%s\",\"final\":%s}"
                .formatted(id, text, last);
    }

    private static ApiClient.Answer send(String streamId, String items) {
        return service.service().post("/internal/streams/" + streamId + "/captions", "{\"items\":[" + items + "]}");
    }

    private static String liveStream(String visibility) {
        String id = ada.post("/api/streams", "{\"title\":\"T\",\"visibility\":\"%s\"}".formatted(visibility))
                .expect(201)
                .text("id");
        service.service()
                .put(
                        "/internal/streams/" + id + "/ingest",
                        "{\"state\":\"live\",\"takeId\":\"t1\",\"at\":\"%s\"}"
                                .formatted(service.clock().instant()))
                .expect(204);
        return id;
    }

    private static String playbackToken(String id) {
        return ada.post("/api/streams/" + id + "/playback-token", "")
                .expect(200)
                .text("token");
    }
}
