package live.rostrum.stream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.ApiClient.Answer;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The internal interface in both directions. */
class IngestTests {

    private static FakeHlsServer hls;
    private static EndListener recorder;
    private static EndListener transcriber;
    private static RunningService service;
    private static ApiClient ada;

    private String id = "";

    @BeforeAll
    static void start() throws IOException {
        hls = new FakeHlsServer();
        recorder = new EndListener();
        transcriber = new EndListener();
        service = RunningService.start(
                "rostrum.services.hls-server=" + hls.uri(),
                "rostrum.services.recording-server=" + recorder.uri(),
                "rostrum.services.transcription-service=" + transcriber.uri(),
                "rostrum.login.access-token-lifetime=30d");
        ada = service.somebody(Role.BROADCASTER);
    }

    @AfterAll
    static void stop() {
        service.close();
        hls.close();
        recorder.close();
        transcriber.close();
    }

    @BeforeEach
    void newStream() {
        id = ada.post("/api/streams", "{\"title\":\"T\"}").expect(201).text("id");
        hls.answersWith(200);
    }

    @Test
    void takesReportsAndAnswersWhatAStreamIs() {
        report("live").expect(204);
        assertThat(summary().body())
                .contains(
                        "\"status\":\"live\"", "\"ownerId\"", "\"title\":\"T\"", "\"record\":true", "\"startedAt\":\"")
                .doesNotContain("endedAt");

        report("reconnecting").expect(204);
        assertStatus("reconnecting");

        report("ended").expect(204);
        assertThat(summary().text("endedAt")).isNotEmpty();
        assertThat(hls.ended()).doesNotContain(id);
    }

    @Test
    void refusesWhatIsNoReport() {
        report("created").expectInvalid("state");
        report("asleep").expectInvalid("state");
        service.service().put("/internal/streams/nothing/ingest", body("live")).expectProblem(404, "not-found");
        service.service().get("/internal/streams/nothing").expectProblem(404, "not-found");
    }

    @Test
    void refusesAnExpiredInternalToken() {
        ApiClient caller = service.service();
        service.clock().advance(Duration.ofSeconds(91));

        caller.get("/internal/streams/" + id).expectProblem(401, "unauthenticated");
        service.service().get("/internal/streams/" + id).expect(200);
    }

    @Test
    void tellsHlsServerOfAnEnd() throws Exception {
        report("live").expect(204);

        ada.post("/api/streams/" + id + "/end", "").expect(200);

        await().until(() -> hls.ended().contains(id));
        String token = hls.tokens().getLast().substring("Bearer ".length());
        assertThat(service.bean(InternalTokens.class).verify(token)).isEqualTo("stream-service");
    }

    @Test
    void tellsRecordingServerOfEachEndWhoeverReportsIt() throws Exception {
        report("live").expect(204);
        report("ended").expect(204);
        await().until(() -> recorder.ended().contains(id));
        assertThat(service.bean(InternalTokens.class).verify(recorder.tokens().getLast()))
                .isEqualTo("stream-service");

        newStream();
        ada.post("/api/streams/" + id + "/end", "").expect(200);
        await().until(() -> recorder.ended().contains(id));

        newStream();
        ada.delete("/api/streams/" + id).expect(204);
        await().until(() -> recorder.ended().contains(id));
    }

    @Test
    void tellsTranscriptionServiceOfEachEndWhoeverReportsIt() throws Exception {
        report("live").expect(204);
        report("ended").expect(204);
        await().until(() -> transcriber.ended().contains(id));
        assertThat(service.bean(InternalTokens.class)
                        .verify(transcriber.tokens().getLast()))
                .isEqualTo("stream-service");

        newStream();
        ada.post("/api/streams/" + id + "/end", "").expect(200);
        await().until(() -> transcriber.ended().contains(id));

        newStream();
        ada.delete("/api/streams/" + id).expect(204);
        await().until(() -> transcriber.ended().contains(id));
        service.service().get("/internal/streams/" + id).expectProblem(404, "not-found");
    }

    @Test
    void endsStreamsWhileRecordingServerHangs() {
        recorder.hang();
        try {
            for (int i = 0; i < 40; i++) {
                newStream();
                ada.post("/api/streams/" + id + "/end", "").expect(200);
            }

            await().until(() -> hls.ended().contains(id));
        } finally {
            recorder.goOn();
        }
    }

    @Test
    void tellsHlsServerOfADeletion() {
        ada.delete("/api/streams/" + id).expect(204);

        await().until(() -> hls.ended().contains(id));
    }

    @Test
    void healsAMissedStartAndAMissedLoss() {
        hls.has(id, "live");
        reconcile();
        assertStatus("live");

        hls.has(id, "reconnecting");
        reconcile();
        assertStatus("reconnecting");

        hls.has(id, "live");
        reconcile();
        assertStatus("live");

        hls.forgets(id);
        reconcile();
        assertStatus("reconnecting");
    }

    @Test
    void listsThePosterInItsTrueSizeWhileTheStreamIsOnAir() {
        report("live").expect(204);
        assertThat(stream().json().has("poster")).isFalse();

        hls.has(id, "live");
        hls.hasPoster(id, "{\"width\":202,\"height\":360}");
        reconcile();
        assertThat(stream().json().path("poster").toString())
                .isEqualTo("{\"url\":\"/live/%s/poster.jpg\",\"width\":202,\"height\":360}".formatted(id));

        hls.hasPoster(id, "{\"width\":640,\"height\":480}");
        reconcile();
        assertThat(stream().json().path("poster").path("height").asInt()).isEqualTo(480);
        hls.forgets(id);
        reconcile();
        assertThat(stream().json().path("poster").path("height").asInt()).isEqualTo(480);

        report("ended").expect(204);
        assertThat(stream().json().has("poster")).isFalse();
    }

    @Test
    void showsThePosterOfAPrivateStreamToWhoeverMayWatchIt() {
        ada.patch("/api/streams/" + id, "{\"visibility\":\"private\"}").expect(200);
        service.service()
                .put(
                        "/internal/streams/" + id + "/ingest",
                        body("live").replace("}", ",\"poster\":{\"width\":640,\"height\":360}}"))
                .expect(204);
        String token = ada.post("/api/streams/" + id + "/playback-token", "")
                .expect(200)
                .text("token");

        Answer invited = service.anonymous().get("/api/streams/" + id, "Playback-Token", token);

        assertThat(invited.expect(200).json().path("poster").path("url").asString())
                .isEqualTo("/live/~" + token + "/" + id + "/poster.jpg");
        assertThat(stream().json().has("poster")).isFalse();
    }

    @Test
    void refusesAPosterOfNoSize() {
        String report = body("live").replace("}", ",\"poster\":{\"width\":0,\"height\":360}}");

        service.service().put("/internal/streams/" + id + "/ingest", report).expectInvalid("poster.width");
    }

    @Test
    void endsAStreamWhoseBroadcasterStaysAway() {
        report("live").expect(204);
        hls.has(id, "reconnecting");
        reconcile();
        service.clock().advance(Duration.ofMinutes(5).minusSeconds(1));
        reconcile();
        assertStatus("reconnecting");

        service.clock().advance(Duration.ofSeconds(2));
        reconcile();

        assertStatus("ended");
        await().until(() -> hls.ended().contains(id));
    }

    @Test
    void waitsForABroadcasterWhoIsComingBack() {
        report("live").expect(204);
        report("reconnecting").expect(204);
        hls.has(id, "starting");
        service.clock().advance(Duration.ofMinutes(10));

        reconcile();

        assertStatus("reconnecting");
    }

    @Test
    void concludesNothingWhileHlsServerIsAway() {
        report("live").expect(204);
        report("reconnecting").expect(204);
        service.clock().advance(Duration.ofMinutes(10));
        hls.answersWith(503);

        reconcile();

        assertStatus("reconnecting");
        hls.answersWith(200);
        hls.has(id, "live");
        reconcile();
        assertStatus("live");
    }

    @Test
    void repeatsAnEndThatHlsServerMissed() {
        ada.post("/api/streams/" + id + "/end", "").expect(200);
        await().until(() -> hls.ended().contains(id));
        hls.ended().clear();
        hls.has(id, "live");
        hls.has("unknownstream", "live");

        reconcile();

        await().until(() -> hls.ended().contains(id) && hls.ended().contains("unknownstream"));
        assertStatus("ended");
    }

    private static void reconcile() {
        service.clock().advance(Duration.ofMillis(5));
        service.bean(Reconciler.class).round();
    }

    private void assertStatus(String status) {
        assertThat(summary().text("status")).isEqualTo(status);
    }

    private Answer stream() {
        return ada.get("/api/streams/" + id).expect(200);
    }

    private Answer summary() {
        return service.service().get("/internal/streams/" + id).expect(200);
    }

    private Answer report(String state) {
        return service.service().put("/internal/streams/" + id + "/ingest", body(state));
    }

    private static String body(String state) {
        return "{\"state\":\"%s\",\"takeId\":\"t1\",\"at\":\"%s\"}"
                .formatted(state, service.clock().instant());
    }
}
