package live.rostrum.stream.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.RoomClient;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.stream.testing.RunningService.Person;
import live.rostrum.tokens.Role;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rooms with real sockets. */
class RoomTests {

    private static RunningService service;
    private static Person ada;

    private final List<RoomClient> clients = new ArrayList<>();

    @BeforeAll
    static void start() {
        service = RunningService.shared();
        ada = service.newPerson("Ada", Role.BROADCASTER);
    }

    @AfterEach
    void closeClients() {
        clients.forEach(RoomClient::close);
    }

    @Test
    void tellsWhatTheRoomIs() {
        String id = stream("public");
        report(id, "live");

        JSONObject answer = client().join(id);

        assertThat(answer.optString("viewerToken")).matches("[a-z2-7]{16}\\.[A-Za-z0-9_-]{22}");
        assertThat(answer.optString("sessionId")).isNotEmpty();
        JSONObject room = RoomClient.part(answer, "room");
        assertThat(room.optString("streamId")).isEqualTo(id);
        assertThat(room.optString("status")).isEqualTo("live");
        assertThat(room.optString("title")).isEqualTo("T");
        assertThat(RoomClient.part(room, "host").optString("name")).isEqualTo("Ada");
        assertThat(room.optInt("viewers")).isEqualTo(1);
        assertThat(room.optString("playbackUrl")).isEqualTo("/live/" + id + "/live.m3u8");
        assertThat(room.optString("startedAt")).endsWith("Z");
        assertThat(room.optJSONArray("captions")).isNotNull();
    }

    @Test
    void countsAPersonWithTwoTabsOnce() {
        String id = stream("public");
        RoomClient first = client();
        JSONObject one = first.join(id);
        RoomClient tab = client();
        JSONObject same = tab.join(id, "viewerToken", one.optString("viewerToken"));
        RoomClient other = client();
        JSONObject another = other.join(id);

        assertThat(same.optString("viewerToken")).isEqualTo(one.optString("viewerToken"));
        assertThat(same.optString("sessionId")).isNotEqualTo(one.optString("sessionId"));
        assertThat(another.optString("viewerToken")).isNotEqualTo(one.optString("viewerToken"));
        assertViewers(id, 2);
        tab.close();
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(() -> viewers(id) == 2);
        assertThat(first.ask("room:leave", new JSONObject()).optBoolean("ok")).isTrue();
        assertViewers(id, 1);
        other.close();
        assertViewers(id, 0);
    }

    @Test
    void tellsTheCountAtMostOnceASecond() {
        String id = stream("public");
        RoomClient watcher = client();
        watcher.join(id);
        await().until(() -> watcher.counts().contains(1));
        int before = watcher.counts().size();

        for (int i = 0; i < 10; i++) {
            client().join(id);
        }

        await().atMost(Duration.ofSeconds(5)).until(() -> watcher.counts().getLast() == 11);
        assertThat(watcher.counts().size() - before).isLessThanOrEqualTo(4);
    }

    @Test
    void makesANewIdentityForAForgedOne() {
        String id = stream("public");
        String real = client().join(id).optString("viewerToken");

        for (String forged : List.of("x", "x.y", real + "x", "aaaa" + real.substring(4), ".")) {
            assertThat(client().join(id, "viewerToken", forged).optString("viewerToken"))
                    .isNotEqualTo(forged)
                    .isNotEqualTo(real);
        }
    }

    @Test
    void doesNotCountTheHost() {
        String id = stream("private");
        RoomClient host = client();

        JSONObject answer =
                host.join(id, "role", "host", "accessToken", ada.client().token());

        assertThat(RoomClient.part(answer, "room").optInt("viewers")).isZero();
        assertThat(viewers(id)).isZero();
    }

    @Test
    void letsNobodyHostAStreamOfSomebodyElse() {
        String id = stream("public");
        String other = service.somebody(Role.BROADCASTER).token();

        assertRefused("unauthorized", RoomClient.joining(id, "role", "host"));
        assertRefused("unauthorized", RoomClient.joining(id, "role", "host", "accessToken", other));
        assertRefused("unauthorized", RoomClient.joining(id, "role", "host", "accessToken", "x"));
        client().join(id, "role", "host", "accessToken", service.admin().token());
    }

    @Test
    void hidesPrivateRooms() {
        String id = stream("private");

        assertRefused("not-found", RoomClient.joining(id));
        assertRefused("not-found", RoomClient.joining(id, "playbackToken", "x"));
        assertRefused(
                "not-found",
                RoomClient.joining(
                        id, "accessToken", service.somebody(Role.VIEWER).token()));
        assertRefused("not-found", RoomClient.joining("nothing"));
        client().join(id, "accessToken", ada.client().token());
    }

    @Test
    void letsInWhoWasGivenAPlaybackToken() {
        String id = stream("private");
        String token = playbackToken(id);

        JSONObject answer = client().join(id, "playbackToken", token);

        assertThat(RoomClient.part(answer, "room").optString("playbackUrl"))
                .isEqualTo("/live/~" + token + "/" + id + "/live.m3u8");
        assertRefused("not-found", RoomClient.joining(id, "playbackToken", playbackToken(stream("private"))));
        assertRefused("unauthorized", RoomClient.joining(id, "playbackToken", token, "role", "host"));
        assertRefused(
                "not-found",
                RoomClient.joining(id, "playbackToken", ada.client().token()));
    }

    @Test
    void putsViewersOutWhenAStreamBecomesPrivate() {
        String id = stream("public");
        RoomClient viewer = client();
        viewer.join(id);
        RoomClient host = client();
        host.join(id, "role", "host", "accessToken", ada.client().token());

        ada.client().patch("/api/streams/" + id, "{\"visibility\":\"private\"}").expect(200);

        await().until(() -> !viewer.isConnected());
        assertThat(host.isConnected()).isTrue();
        assertViewers(id, 0);
    }

    @Test
    void tellsEveryStatus() {
        String id = stream("public");
        RoomClient viewer = client();
        viewer.join(id);
        RoomClient elsewhere = client();
        elsewhere.join(stream("public"));

        report(id, "live");
        report(id, "reconnecting");
        report(id, "live");
        ada.client().post("/api/streams/" + id + "/end", "").expect(200);

        await().untilAsserted(
                        () -> assertThat(viewer.statuses()).containsExactly("live", "reconnecting", "live", "ended"));
        assertThat(elsewhere.statuses()).isEmpty();
    }

    @Test
    void tellsTheEndOfADeletedStream() {
        String id = stream("public");
        RoomClient viewer = client();
        viewer.join(id);

        ada.client().delete("/api/streams/" + id).expect(204);

        await().until(() -> viewer.statuses().contains("ended"));
    }

    @Test
    void movesFromRoomToRoom() {
        String first = stream("public");
        String second = stream("public");
        RoomClient viewer = client();
        viewer.join(first);

        viewer.join(second);

        assertThat(viewers(first)).isZero();
        assertThat(viewers(second)).isEqualTo(1);
    }

    @Test
    void refusesEventsBeforeJoining() {
        RoomClient client = client();

        assertThat(code(client.ask("room:leave", new JSONObject()))).isEqualTo("unauthorized");
        assertThat(code(client.ask("viewer:report", report("x")))).isEqualTo("unauthorized");
        assertThat(client.isConnected()).isTrue();
    }

    @Test
    void takesAReportOfItsOwnSessionOnly() {
        RoomClient client = client();
        String session = client.join(stream("public")).optString("sessionId");

        assertThat(client.ask("viewer:report", report(session)).optBoolean("ok"))
                .isTrue();
        assertThat(code(client.ask("viewer:report", report("another")))).isEqualTo("unauthorized");
        assertThat(code(client.ask("viewer:report", RoomClient.put(report(session), "stalls", "many"))))
                .isEqualTo("bad-request");
        assertThat(code(client.ask("viewer:report", RoomClient.put(report(session), "position", 1e300))))
                .isEqualTo("bad-request");
        assertThat(code(client.ask("viewer:report", RoomClient.put(report(session), "mood", "good"))))
                .isEqualTo("bad-request");
        assertThat(code(client.ask("viewer:report", RoomClient.put(report(session), "rendition", "x".repeat(65)))))
                .isEqualTo("bad-request");
    }

    @Test
    void refusesNonsense() {
        String id = stream("public");
        for (Object payload : new Object[] {
            "text",
            7,
            new JSONArray(),
            new JSONObject(),
            RoomClient.put(new JSONObject(), "streamId", 7),
            RoomClient.put(new JSONObject(), "streamId", new JSONObject()),
            RoomClient.joining("x".repeat(65)),
            RoomClient.joining(""),
            RoomClient.joining(id, "viewerToken", "x".repeat(5000)),
            RoomClient.joining(id, "role", "king"),
            RoomClient.joining(id, "unknown", "x")
        }) {
            assertThat(code(client().ask("room:join", payload))).isEqualTo("bad-request");
        }
        assertThat(code(client().ask("room:join"))).isEqualTo("bad-request");
    }

    @Test
    void slowsAFloodDownAndThenEndsIt() {
        String id = stream("public");
        RoomClient flood = client();
        RoomClient calm = client();
        calm.join(id);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            answers.add(code(flood.ask("room:leave", new JSONObject())));
        }
        assertThat(answers).contains("unauthorized", "rate-limited");

        for (int i = 0; i < 200; i++) {
            flood.send("room:leave", new JSONObject());
        }

        await().until(() -> !flood.isConnected());
        assertThat(calm.isConnected()).isTrue();
        assertThat(calm.ask("room:leave", new JSONObject()).optBoolean("ok")).isTrue();
    }

    @Test
    void endsAConnectionThatSendsTooMuchAtOnce() {
        RoomClient client = client();
        client.join(stream("public"));

        client.send("room:join", RoomClient.joining("x".repeat(50_000)));

        await().until(() -> !client.isConnected());
    }

    private RoomClient client() {
        RoomClient client = new RoomClient(service.socketPort());
        clients.add(client);
        return client;
    }

    private void assertRefused(String expected, JSONObject join) {
        assertThat(code(client().ask("room:join", join))).isEqualTo(expected);
    }

    private static String code(JSONObject answer) {
        return RoomClient.part(answer, "error").optString("code");
    }

    private static JSONObject report(String sessionId) {
        JSONObject report = RoomClient.put(new JSONObject(), "sessionId", sessionId);
        for (String number : List.of("seq", "position", "startupMs", "stalls", "stallMs", "droppedFrames", "errors")) {
            RoomClient.put(report, number, 1);
        }
        RoomClient.put(report, "latencyMs", JSONObject.NULL);
        return RoomClient.put(report, "rendition", "720p");
    }

    private static String stream(String visibility) {
        return ada.client()
                .post("/api/streams", "{\"title\":\"T\",\"visibility\":\"%s\"}".formatted(visibility))
                .expect(201)
                .text("id");
    }

    private static String playbackToken(String id) {
        return ada.client()
                .post("/api/streams/" + id + "/playback-token", "")
                .expect(200)
                .text("token");
    }

    private static void report(String id, String state) {
        ApiClient.Answer answer = service.service()
                .put(
                        "/internal/streams/" + id + "/ingest",
                        "{\"state\":\"%s\",\"takeId\":\"t1\",\"at\":\"%s\"}"
                                .formatted(state, service.clock().instant()));
        answer.expect(204);
    }

    private static void assertViewers(String id, int expected) {
        await().untilAsserted(() -> assertThat(viewers(id)).isEqualTo(expected));
    }

    private static int viewers(String id) {
        return ada.client()
                .get("/api/streams/" + id)
                .expect(200)
                .json()
                .path("viewers")
                .asInt();
    }
}
