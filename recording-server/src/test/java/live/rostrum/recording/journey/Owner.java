package live.rostrum.recording.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.publisher.ingest.IngestSocket;
import live.rostrum.publisher.ingest.MediaChunk;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.tokens.testing.StreamServiceDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A broadcaster, ada, who sends the browser's capture in one take and looks at what becomes of it. */
public final class Owner {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration MAKING = Duration.ofSeconds(90);
    private static final int ANSWER_SECONDS = 20;

    private final StreamServiceDouble streamService;
    private final List<byte[]> blobs = Captures.h264();

    public Owner(StreamServiceDouble streamService) {
        this.streamService = streamService;
    }

    /** How many chunks the capture has. */
    int chunks() {
        return blobs.size();
    }

    static TakeStart take(String streamId) {
        return TakeStart.now(streamId, Captures.MIME_TYPE, 250, 2_000);
    }

    static IngestAck start(IngestSocket socket, TakeStart take) throws Exception {
        return socket.start(take, 0).get(ANSWER_SECONDS, SECONDS);
    }

    /** One chunk; the answer may be a refusal. */
    IngestAck sendOne(IngestSocket socket, TakeStart take, int seq) throws Exception {
        return socket.chunk(take.takeId(), new MediaChunk(seq, Instant.now(), blobs.get(seq)))
                .get(ANSWER_SECONDS, SECONDS);
    }

    /** These chunks; each must be acknowledged. */
    void send(IngestSocket socket, TakeStart take, int from, int to) throws Exception {
        for (int seq = from; seq < to; seq++) {
            IngestAck answer = sendOne(socket, take, seq);
            assertThat(answer.ok()).as("chunk %d: %s", seq, answer).isTrue();
        }
    }

    /** The rest of the capture, and the end of the take. */
    void sendRest(IngestSocket socket, TakeStart take, int from) throws Exception {
        send(socket, take, from, chunks());
        assertThat(socket.stop(take.takeId(), chunks())
                        .get(ANSWER_SECONDS, SECONDS)
                        .ok())
                .isTrue();
    }

    public JsonNode awaitStatus(RunningRecorder recorder, String streamId, String status) {
        await().atMost(MAKING)
                .ignoreExceptions()
                .until(() -> mine(recorder, streamId).path("status").asString().equals(status));
        try {
            return mine(recorder, streamId);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the recording is ready, and examines it, also if it is private: all of the capture, without a gap, decoding to its end. */
    void awaitWhole(RunningRecorder recorder, String streamId, Path folder) throws Exception {
        JsonNode recording = awaitStatus(recorder, streamId, "ready");
        assertThat(recording.path("gaps")).as(recording.toString()).isEmpty();
        assertThat(recording.path("durationSeconds").asDouble())
                .as(recording.toString())
                .isBetween(21.0, 21.8);
        String withToken = recording
                .path("fileUrl")
                .asString()
                .replace("/vod/", "/vod/~" + streamService.playbackToken(streamId) + "/");
        Path file = download(recorder, withToken, folder.resolve(streamId + ".mp4"));
        assertThat(Media.sha256(file)).isEqualTo(recording.path("sha256").asString());
        assertThat(Media.decodeErrors(file)).isEmpty();
    }

    /** Sends chunks of the capture in a new take, and the end of the take if that is all of it; waits until the recording is listed. */
    public TakeStart record(RunningRecorder recorder, String streamId, int chunks) throws Exception {
        IngestSocket socket = recorder.connect(streamService.recordedToken(streamId, "ada"));
        TakeStart take = take(streamId);
        start(socket, take);
        send(socket, take, 0, chunks);
        if (chunks == chunks()) {
            sendRest(socket, take, chunks);
        }
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> mine(recorder, streamId).has("id"));
        socket.close();
        return take;
    }

    /** Comes back with the rest of a take, of which this is the oldest chunk that she still has, and answers which one the recorder wanted. */
    public long comeBack(RunningRecorder recorder, String token, TakeStart take, int oldest) throws Exception {
        IngestSocket again = recorder.connect(token);
        long wanted = again.start(take, oldest).get(ANSWER_SECONDS, SECONDS).nextSeq();
        sendRest(again, take, (int) wanted);
        again.close();
        return wanted;
    }

    /** The recording of a stream; nothing is in it if there is none yet. */
    JsonNode mine(RunningRecorder recorder, String streamId) throws IOException, InterruptedException {
        JsonNode items = read(recorder, "/api/recordings?streamId=" + streamId).path("items");
        return items.isEmpty() ? JSON.createObjectNode() : items.get(0);
    }

    /** What she sees there. */
    JsonNode read(RunningRecorder recorder, String path) throws IOException, InterruptedException {
        return JSON.readTree(as(recorder, "GET", path, "").body());
    }

    /** A request of hers. */
    HttpResponse<String> as(RunningRecorder recorder, String method, String path, String body)
            throws IOException, InterruptedException {
        return recorder.send(
                method,
                path,
                body,
                "Authorization",
                "Bearer " + streamService.accessToken("ada"),
                "Content-Type",
                method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
    }

    static Path download(RunningRecorder recorder, String path, Path file) throws Exception {
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
