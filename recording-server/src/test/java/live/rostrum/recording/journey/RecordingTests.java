package live.rostrum.recording.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.recording.transcript.TranscriptionServiceDouble;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From what a broadcaster sends to a recording that is played and downloaded. One recorder for all tests, as in life; each has a stream of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration MAKING = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path data;

    private StreamServiceDouble streamService;
    private TranscriptionServiceDouble transcriptions;
    private RunningRecorder recorder;
    private Owner owner;

    @BeforeAll
    void start() throws Exception {
        streamService = new StreamServiceDouble();
        transcriptions = new TranscriptionServiceDouble();
        recorder = new RunningRecorder(
                data, streamService.uri(), "rostrum.services.transcription-service=" + transcriptions.uri());
        owner = new Owner(streamService);
    }

    @AfterAll
    void stop() {
        recorder.close();
        streamService.close();
        transcriptions.close();
    }

    @Test
    void aStoppedTakeBecomesAFileThatPlaysWhenTheStreamEnds() throws Exception {
        TakeStart take = owner.record(recorder, "whole", owner.chunks());
        assertThat(owner.mine(recorder, "whole").path("status").asString()).isEqualTo("recording");

        recorder.end("whole");
        JsonNode recording = owner.awaitStatus(recorder, "whole", "ready");

        assertThat(recording.path("durationSeconds").asDouble()).isCloseTo(21.4, within(1.0));
        assertThat(recording.path("gaps")).isEmpty();
        Path file = download(recording);
        assertThat(Media.sha256(file)).isEqualTo(recording.path("sha256").asString());
        assertThat(Files.size(file)).isEqualTo(recording.path("sizeBytes").asLong());
        assertThat(Media.decodeErrors(file)).isEmpty();
        assertThat(recorder.get(recording.path("playbackUrl").asString()).body())
                .startsWith("#EXTM3U");
        assertThat(recorder.get(recording.path("posterUrl").asString()).statusCode())
                .isEqualTo(200);
        assertThat(recorder.get(recording.path("storyboardUrl").asString()).body())
                .startsWith("WEBVTT");
        await().atMost(MAKING)
                .until(() ->
                        !Files.exists(data.resolve("recordings/spool/whole").resolve(take.takeId())));
    }

    @Test
    void aTakeThatIsCutOffIsIncompleteUntilItsRestComes() throws Exception {
        TakeStart take = owner.record(recorder, "late", 40);
        recorder.end("late");
        JsonNode incomplete = owner.awaitStatus(recorder, "late", "incomplete");
        assertThat(incomplete.path("durationSeconds").asDouble()).isBetween(9.0, 13.0);

        assertThat(owner.comeBack(recorder, streamService.recordingToken("late", "ada"), take, 40))
                .isEqualTo(40);

        JsonNode ready = owner.awaitStatus(recorder, "late", "ready");
        assertThat(ready.path("durationSeconds").asDouble()).isCloseTo(21.4, within(1.0));
        assertThat(ready.path("gaps")).isEmpty();
        assertThat(Media.decodeErrors(download(ready))).isEmpty();
    }

    @Test
    void tellsWhatTheBrowserHasLostAsAGap() throws Exception {
        TakeStart take = owner.record(recorder, "lossy", 30);
        assertThat(owner.comeBack(recorder, streamService.recordedToken("lossy", "ada"), take, 45))
                .isEqualTo(45);
        recorder.end("lossy");

        JsonNode recording = owner.awaitStatus(recorder, "lossy", "ready");

        assertThat(recording.path("gaps")).hasSize(1);
        JsonNode gap = recording.path("gaps").get(0);
        assertThat(gap.path("cause").asString()).isEqualTo("not-received");
        assertThat(gap.path("seconds").asDouble()).isBetween(3.0, 8.0);
        assertThat(Media.decodeErrors(download(recording))).isEmpty();
    }

    @Test
    void cutsAClipRenamesDeletesAndRestores() throws Exception {
        String id = whole("library");
        String path = "/api/recordings/" + id;

        HttpResponse<String> renamed = owner.as(recorder, "PATCH", path, "{\"title\": \"A better title\"}");
        assertThat(JSON.readTree(renamed.body()).path("title").asString()).isEqualTo("A better title");
        HttpResponse<String> cut = owner.as(
                recorder, "POST", path + "/clips", "{\"title\": \"A part\", \"startSeconds\": 5, \"endSeconds\": 11}");
        assertThat(cut.statusCode()).isEqualTo(202);
        String clipPath =
                "/api/recordings/" + JSON.readTree(cut.body()).path("id").asString();
        await().atMost(MAKING)
                .until(() ->
                        owner.read(recorder, clipPath).path("status").asString().equals("ready"));
        JsonNode clip = owner.read(recorder, clipPath);
        assertThat(clip.path("durationSeconds").asDouble()).isBetween(6.0, 10.5);
        assertThat(Media.decodeErrors(download(clip))).isEmpty();

        assertThat(owner.as(recorder, "DELETE", path, "").statusCode()).isEqualTo(204);
        await().atMost(SOON)
                .until(() -> recorder.get("/vod/" + id + "/live.m3u8").statusCode() == 404);
        assertThat(owner.read(recorder, "/api/recordings?deleted=true").path("items"))
                .hasSize(1);
        assertThat(owner.as(recorder, "POST", path + "/restore", "").statusCode())
                .isEqualTo(200);
        await().atMost(SOON)
                .until(() -> recorder.get("/vod/" + id + "/live.m3u8").statusCode() == 200);
    }

    @Test
    void saysWhatWasSaidInARecordingOfTwoTakesAndInAClipOfIt() throws Exception {
        TakeStart first = owner.record(recorder, "spoken", owner.chunks());
        TakeStart second = owner.record(recorder, "spoken", owner.chunks());
        transcriptions.put("spoken", """
                {"language":"en-US","items":[
                  {"id":"a","takeId":"%1$s","takeStartMs":2000,"takeEndMs":3000,"language":"en-US","text":"In the first take"},
                  {"id":"b","takeId":"%2$s","takeStartMs":7000,"takeEndMs":8000,"language":"en-US","text":"In the second take"},
                  {"id":"c","takeId":"another","takeStartMs":0,"takeEndMs":1000,"language":"en-US","text":"Not recorded"}],
                 "chapters":[{"startTime":1,"takeId":"%2$s","takeMs":5000,"title":"The second"}]}""".formatted(first.takeId(), second.takeId()));
        recorder.end("spoken");
        JsonNode recording = owner.awaitStatus(recorder, "spoken", "ready");
        String path = "/api/recordings/" + recording.path("id").asString();
        double seam = recording.path("durationSeconds").asDouble() / 2;

        JsonNode transcript = JSON.readTree(recorder.get(path + "/transcript").body());
        assertThat(transcript.path("items")).hasSize(2);
        assertThat(transcript.path("items").get(0).path("startSeconds").asDouble())
                .isCloseTo(2, within(0.1));
        assertThat(transcript.path("items").get(1).path("startSeconds").asDouble())
                .isCloseTo(seam + 7, within(0.2));
        assertThat(transcript.path("chapters").get(0).path("startSeconds").asDouble())
                .isCloseTo(seam + 5, within(0.2));
        assertThat(recorder.get(recording.path("captionsUrl").asString()).body())
                .contains("In the second take");
        assertThat(recorder.get(recording.path("chaptersUrl").asString()).body())
                .contains("The second");
        assertThat(recorder.get(recording.path("playbackUrl").asString()).body())
                .contains("URI=\"captions/live.m3u8\"");

        JsonNode clip = clipOf(path, seam + 4.5, seam + 9);
        JsonNode said =
                JSON.readTree(recorder.get("/api/recordings/" + clip.path("id").asString() + "/transcript")
                        .body());
        assertThat(said.path("items")).hasSize(1);
        assertThat(said.path("items").get(0).path("text").asString()).isEqualTo("In the second take");
        assertThat(said.path("items").get(0).path("startSeconds").asDouble()).isBetween(2.4, 5.0);
    }

    @Test
    void knowsWhenThereIsNoTranscript() throws Exception {
        String path = "/api/recordings/" + whole("unspoken");

        HttpResponse<String> answer = recorder.get(path + "/transcript");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("no-transcript");
        assertThat(owner.read(recorder, path).has("captionsUrl")).isFalse();
        assertThat(owner.read(recorder, path).has("chaptersUrl")).isFalse();
        assertThat(recorder.get("/api/recordings/nothing/transcript").body()).contains("not-found");
    }

    @Test
    void showsAPrivateRecordingToNobodyWithoutAToken() throws Exception {
        String id = whole("secret");
        assertThat(recorder.get("/vod/" + id + "/live.m3u8").statusCode()).isEqualTo(200);

        streamService.publishToken("secret", "ada", Duration.ofHours(1), true); // the stream becomes private

        await().atMost(SOON)
                .until(() -> recorder.get("/vod/" + id + "/live.m3u8").statusCode() == 404);
        String token = streamService.playbackToken("secret");
        assertThat(recorder.get("/vod/~" + token + "/" + id + "/live.m3u8").statusCode())
                .isEqualTo(200);
        assertThat(recorder.get("/api/recordings/" + id).statusCode()).isEqualTo(404);
        assertThat(recorder.get("/api/recordings/" + id, "Playback-Token", token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(recorder.get("/api/recordings/" + id + "/transcript").body()).contains("not-found");
        assertThat(recorder.get("/api/recordings/" + id + "/transcript", "Playback-Token", token)
                        .body())
                .contains("no-transcript");
        assertThat(recorder.get("/api/recordings/" + id, "Authorization", "Bearer " + streamService.accessToken("bob"))
                        .statusCode())
                .isEqualTo(404);
    }

    /** A finished clip of a recording. */
    private JsonNode clipOf(String path, double startSeconds, double endSeconds) throws Exception {
        HttpResponse<String> cut = owner.as(
                recorder,
                "POST",
                path + "/clips",
                "{\"title\": \"A part\", \"startSeconds\": %s, \"endSeconds\": %s}"
                        .formatted(startSeconds, endSeconds));
        assertThat(cut.statusCode()).isEqualTo(202);
        String clipPath =
                "/api/recordings/" + JSON.readTree(cut.body()).path("id").asString();
        await().atMost(MAKING)
                .until(() ->
                        owner.read(recorder, clipPath).path("status").asString().equals("ready"));
        return owner.read(recorder, clipPath);
    }

    /** Id of a finished recording of the whole capture. */
    private String whole(String streamId) throws Exception {
        owner.record(recorder, streamId, owner.chunks());
        recorder.end(streamId);
        return owner.awaitStatus(recorder, streamId, "ready").path("id").asString();
    }

    private Path download(JsonNode recording) throws Exception {
        return Owner.download(recorder, recording.path("fileUrl").asString(), data.resolve("download.mp4"));
    }
}
