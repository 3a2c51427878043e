package live.rostrum.recording.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.rostrum.publisher.ingest.IngestSocket;
import live.rostrum.publisher.ingest.MediaChunk;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From what a broadcaster sends to a recording that is played and downloaded. */
class RecordingTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration MAKING = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private StreamServiceDouble streamService;
    private RunningRecorder recorder;

    @BeforeEach
    void start() throws Exception {
        streamService = new StreamServiceDouble();
        recorder = new RunningRecorder(data, streamService.uri());
    }

    @AfterEach
    void stop() {
        recorder.close();
        streamService.close();
    }

    @Test
    void aStoppedTakeBecomesAFileThatPlaysWhenTheStreamEnds() throws Exception {
        List<byte[]> blobs = Captures.h264();
        TakeStart take = send("whole", 0, blobs.size(), true);
        assertThat(mine("whole").path("status").asString()).isEqualTo("recording");

        recorder.end("whole");
        JsonNode recording = awaitStatus("whole", "ready");

        assertThat(recording.path("durationSeconds").asDouble()).isCloseTo(21.4, within(1.0));
        assertThat(recording.path("gaps")).isEmpty();
        Path file = download(recording.path("fileUrl").asString());
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
        List<byte[]> blobs = Captures.h264();
        TakeStart take = send("late", 0, 40, false);
        recorder.end("late");
        JsonNode incomplete = awaitStatus("late", "incomplete");
        assertThat(incomplete.path("durationSeconds").asDouble()).isBetween(9.0, 13.0);

        IngestSocket again = recorder.connect(streamService.recordingToken("late", "ada"));
        assertThat(again.start(take, 40).get(10, SECONDS).nextSeq()).isEqualTo(40);
        for (int seq = 40; seq < blobs.size(); seq++) {
            again.chunk(take.takeId(), new MediaChunk(seq, Instant.now(), blobs.get(seq)))
                    .get(10, SECONDS);
        }
        again.stop(take.takeId(), blobs.size()).get(10, SECONDS);
        again.close();

        JsonNode ready = awaitStatus("late", "ready");
        assertThat(ready.path("durationSeconds").asDouble()).isCloseTo(21.4, within(1.0));
        assertThat(ready.path("gaps")).isEmpty();
        assertThat(Media.decodeErrors(download(ready.path("fileUrl").asString())))
                .isEmpty();
    }

    @Test
    void tellsWhatTheBrowserHasLostAsAGap() throws Exception {
        TakeStart take = send("lossy", 0, 30, false);
        List<byte[]> blobs = Captures.h264();
        IngestSocket again = recorder.connect(streamService.recordedToken("lossy", "ada"));
        assertThat(again.start(take, 45).get(10, SECONDS).nextSeq()).isEqualTo(45);
        for (int seq = 45; seq < blobs.size(); seq++) {
            again.chunk(take.takeId(), new MediaChunk(seq, Instant.now(), blobs.get(seq)))
                    .get(10, SECONDS);
        }
        again.stop(take.takeId(), blobs.size()).get(10, SECONDS);
        recorder.end("lossy");

        JsonNode recording = awaitStatus("lossy", "ready");

        assertThat(recording.path("gaps")).hasSize(1);
        JsonNode gap = recording.path("gaps").get(0);
        assertThat(gap.path("cause").asString()).isEqualTo("not-received");
        assertThat(gap.path("seconds").asDouble()).isBetween(3.0, 8.0);
        assertThat(Media.decodeErrors(download(recording.path("fileUrl").asString())))
                .isEmpty();
    }

    @Test
    void goesOnAfterARestartInTheMiddleOfEverything() throws Exception {
        List<byte[]> blobs = Captures.h264();
        TakeStart take = send("restarted", 0, 30, false);
        recorder.close();
        recorder = new RunningRecorder(data, streamService.uri());
        IngestSocket again = recorder.connect(streamService.recordedToken("restarted", "ada"));
        assertThat(again.start(take, 0).get(10, SECONDS).nextSeq()).isEqualTo(30);
        for (int seq = 30; seq < blobs.size(); seq++) {
            again.chunk(take.takeId(), new MediaChunk(seq, Instant.now(), blobs.get(seq)))
                    .get(10, SECONDS);
        }
        again.stop(take.takeId(), blobs.size()).get(10, SECONDS);
        recorder.end("restarted");
        recorder.close();
        recorder = new RunningRecorder(data, streamService.uri());

        JsonNode recording = awaitStatus("restarted", "ready");

        assertThat(recording.path("durationSeconds").asDouble()).isCloseTo(21.4, within(1.0));
        assertThat(recording.path("gaps")).isEmpty();
    }

    @Test
    void cutsAClipRenamesDeletesAndRestores() throws Exception {
        send("library", 0, Captures.h264().size(), true);
        recorder.end("library");
        String id = awaitStatus("library", "ready").path("id").asString();
        String path = "/api/recordings/" + id;

        assertThat(JSON.readTree(as("PATCH", path, "{\"title\": \"A better title\"}")
                                .body())
                        .path("title")
                        .asString())
                .isEqualTo("A better title");
        HttpResponse<String> cut =
                as("POST", path + "/clips", "{\"title\": \"A part\", \"startSeconds\": 5, \"endSeconds\": 11}");
        assertThat(cut.statusCode()).isEqualTo(202);
        String clipPath =
                "/api/recordings/" + JSON.readTree(cut.body()).path("id").asString();
        await().atMost(MAKING)
                .until(() -> JSON.readTree(as("GET", clipPath, "").body())
                        .path("status")
                        .asString()
                        .equals("ready"));
        JsonNode clip = JSON.readTree(as("GET", clipPath, "").body());
        assertThat(clip.path("durationSeconds").asDouble()).isBetween(6.0, 10.5);
        assertThat(Media.decodeErrors(download(clip.path("fileUrl").asString())))
                .isEmpty();

        assertThat(as("DELETE", path, "").statusCode()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> recorder.get("/vod/" + id + "/live.m3u8").statusCode() == 404);
        assertThat(JSON.readTree(as("GET", "/api/recordings?deleted=true", "").body())
                        .path("items"))
                .hasSize(1);
        assertThat(as("POST", path + "/restore", "").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> recorder.get("/vod/" + id + "/live.m3u8").statusCode() == 200);
    }

    @Test
    void keepsARecordingAsLongAsItsStreamSays() throws Exception {
        recorder.close();
        recorder = new RunningRecorder(data, streamService.uri(), "rostrum.recording.retention.max-age=7d");
        send("kept", 0, Captures.h264().size(), true);
        recorder.end("kept");
        JsonNode usual = awaitStatus("kept", "ready");
        assertThat(daysKept(usual)).isEqualTo(7);

        streamService.setRetention("kept", 30);
        await().atMost(Duration.ofSeconds(20)).until(() -> daysKept(mine("kept")) == 30);

        streamService.setRetention("kept", 0);
        await().atMost(Duration.ofSeconds(20)).until(() -> !mine("kept").hasNonNull("expiresAt"));
        streamService.refuse("kept");
        recorder.close();
        recorder = new RunningRecorder(data, streamService.uri(), "rostrum.recording.retention.max-age=7d");
        assertThat(mine("kept").path("status").asString()).isEqualTo("ready");
        assertThat(mine("kept").hasNonNull("expiresAt")).isFalse();
    }

    @Test
    void sparesWhatAStreamKeepsForEverFromTheSmallestRetention() throws Exception {
        recorder.close();
        recorder = new RunningRecorder(data, streamService.uri(), "rostrum.recording.retention.max-age=1ms");
        for (String streamId : List.of("old", "forever")) {
            send(streamId, 0, Captures.h264().size(), true);
            recorder.end(streamId);
            awaitStatus(streamId, "ready");
        }

        streamService.setRetention("forever", 0);

        await().atMost(Duration.ofSeconds(20)).until(() -> expiring().equals(List.of("old")));
    }

    @Test
    void makesAFewClipsAtATimeAndLetsTwentyWait() throws Exception {
        send("clips", 0, Captures.h264().size(), true);
        recorder.end("clips");
        String path =
                "/api/recordings/" + awaitStatus("clips", "ready").path("id").asString() + "/clips";
        String cut = "{\"title\": \"A part\", \"startSeconds\": 5, \"endSeconds\": 11}";

        int status = 202;
        for (int clips = 0; clips < 60 && status == 202; clips++) {
            status = as("POST", path, cut).statusCode();
        }

        assertThat(status).isEqualTo(409);
    }

    @Test
    void showsAPrivateRecordingToNobodyWithoutAToken() throws Exception {
        send("secret", 0, Captures.h264().size(), true);
        recorder.end("secret");
        String id = awaitStatus("secret", "ready").path("id").asString();
        assertThat(recorder.get("/vod/" + id + "/live.m3u8").statusCode()).isEqualTo(200);

        streamService.publishToken("secret", "ada", Duration.ofHours(1), true); // the stream becomes private

        await().atMost(Duration.ofSeconds(20))
                .until(() -> recorder.get("/vod/" + id + "/live.m3u8").statusCode() == 404);
        String token = streamService.playbackToken("secret");
        assertThat(recorder.get("/vod/~" + token + "/" + id + "/live.m3u8").statusCode())
                .isEqualTo(200);
        assertThat(recorder.get("/api/recordings/" + id).statusCode()).isEqualTo(404);
        assertThat(recorder.get("/api/recordings/" + id, "Playback-Token", token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(recorder.get("/api/recordings/" + id, "Authorization", "Bearer " + streamService.accessToken("bob"))
                        .statusCode())
                .isEqualTo(404);
    }

    /** Sends these chunks of the capture, and the end of the take if it is to be complete. */
    private TakeStart send(String streamId, int from, int to, boolean stop) throws Exception {
        List<byte[]> blobs = Captures.h264();
        IngestSocket socket = recorder.connect(streamService.recordedToken(streamId, "ada"));
        TakeStart take = TakeStart.now(streamId, Captures.MIME_TYPE, 250, 2_000);
        socket.start(take, from).get(10, SECONDS);
        for (int seq = from; seq < to; seq++) {
            assertThat(socket.chunk(take.takeId(), new MediaChunk(seq, Instant.now(), blobs.get(seq)))
                            .get(10, SECONDS)
                            .ok())
                    .isTrue();
        }
        if (stop) {
            assertThat(socket.stop(take.takeId(), to).get(10, SECONDS).ok()).isTrue();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> mine(streamId).has("id"));
        socket.close();
        return take;
    }

    private JsonNode awaitStatus(String streamId, String status) {
        await().atMost(MAKING)
                .until(() -> mine(streamId).path("status").asString().equals(status));
        return mine(streamId);
    }

    /** The recording of a stream as its owner sees it; nothing is in it if there is none yet. */
    private JsonNode mine(String streamId) {
        try {
            JsonNode items = JSON.readTree(as("GET", "/api/recordings?streamId=" + streamId, "")
                            .body())
                    .path("items");
            return items.isEmpty() ? JSON.createObjectNode() : items.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long daysKept(JsonNode recording) {
        return Duration.between(
                        Instant.parse(recording.path("endedAt").asString()),
                        Instant.parse(recording.path("expiresAt").asString()))
                .toDays();
    }

    /** Titles of what retention would delete now; an administrator asks. */
    private List<String> expiring() throws IOException, InterruptedException {
        HttpResponse<String> answer = recorder.send(
                "POST",
                "/api/recordings/retention/preview",
                "",
                "Authorization",
                "Bearer " + streamService.administratorToken());
        return JSON.readTree(answer.body())
                .path("items")
                .valueStream()
                .map(item -> item.path("title").asString())
                .toList();
    }

    /** A request of the broadcaster. */
    private HttpResponse<String> as(String method, String path, String body) throws IOException, InterruptedException {
        return recorder.send(
                method,
                path,
                body,
                "Authorization",
                "Bearer " + streamService.accessToken("ada"),
                "Content-Type",
                method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
    }

    private Path download(String path) throws Exception {
        Path file = data.resolve("download.mp4");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Path> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + recorder.port() + path))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofFile(file));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        return file;
    }
}
