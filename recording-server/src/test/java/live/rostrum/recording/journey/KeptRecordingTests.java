package live.rostrum.recording.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a recorder knows after a restart, how long it keeps what, and how much it takes on: each with a recorder of its own. */
class KeptRecordingTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private StreamServiceDouble streamService;
    private Owner owner;
    private @Nullable RunningRecorder opened;

    @BeforeEach
    void start() {
        streamService = new StreamServiceDouble();
        owner = new Owner(streamService);
    }

    @AfterEach
    void stop() {
        if (opened != null) {
            opened.close();
        }
        streamService.close();
    }

    @Test
    void goesOnAfterARestartInTheMiddleOfEverything() throws Exception {
        RunningRecorder first = open();
        TakeStart take = owner.record(first, "restarted", 30);
        first.close();
        RunningRecorder second = open();
        assertThat(owner.comeBack(second, streamService.recordedToken("restarted", "ada"), take, 0))
                .isEqualTo(30);
        second.end("restarted");
        second.close();
        RunningRecorder third = open();

        JsonNode recording = owner.awaitStatus(third, "restarted", "ready");

        assertThat(recording.path("durationSeconds").asDouble()).isCloseTo(21.4, within(1.0));
        assertThat(recording.path("gaps")).isEmpty();
    }

    @Test
    void keepsARecordingAsLongAsItsStreamSays() throws Exception {
        RunningRecorder recorder = open("rostrum.recording.retention.max-age=7d");
        whole(recorder, "kept");
        assertThat(daysKept(recorder)).isEqualTo(7);

        streamService.setRetention("kept", 30);
        await().atMost(SOON).until(() -> daysKept(recorder) == 30);

        streamService.setRetention("kept", 0);
        await().atMost(SOON).until(() -> !owner.mine(recorder, "kept").hasNonNull("expiresAt"));
        streamService.refuse("kept");
        recorder.close();
        RunningRecorder again = open("rostrum.recording.retention.max-age=7d");
        assertThat(owner.mine(again, "kept").path("status").asString()).isEqualTo("ready");
        assertThat(owner.mine(again, "kept").hasNonNull("expiresAt")).isFalse();
    }

    @Test
    void sparesWhatAStreamKeepsForEverFromTheSmallestRetention() throws Exception {
        RunningRecorder recorder = open("rostrum.recording.retention.max-age=1ms");
        whole(recorder, "old");
        whole(recorder, "forever");

        streamService.setRetention("forever", 0);

        await().atMost(SOON).until(() -> expiring(recorder).equals(List.of("old")));
    }

    @Test
    void makesAFewClipsAtATimeAndLetsTwentyWait() throws Exception {
        RunningRecorder recorder = open();
        String path = "/api/recordings/" + whole(recorder, "clips").path("id").asString() + "/clips";
        String cut = "{\"title\": \"A part\", \"startSeconds\": 5, \"endSeconds\": 11}";

        int status = 202;
        for (int clips = 0; clips < 60 && status == 202; clips++) {
            status = owner.as(recorder, "POST", path, cut).statusCode();
        }

        assertThat(status).isEqualTo(409);
    }

    private RunningRecorder open(String... settings) throws IOException {
        RunningRecorder recorder = new RunningRecorder(data, streamService.uri(), settings);
        opened = recorder;
        return recorder;
    }

    private JsonNode whole(RunningRecorder recorder, String streamId) throws Exception {
        owner.record(recorder, streamId, owner.chunks());
        recorder.end(streamId);
        return owner.awaitStatus(recorder, streamId, "ready");
    }

    private long daysKept(RunningRecorder recorder) throws IOException, InterruptedException {
        JsonNode recording = owner.mine(recorder, "kept");
        return Duration.between(
                        Instant.parse(recording.path("endedAt").asString()),
                        Instant.parse(recording.path("expiresAt").asString()))
                .toDays();
    }

    /** Titles of what retention would delete now; an administrator asks. */
    private List<String> expiring(RunningRecorder recorder) throws IOException, InterruptedException {
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
}
