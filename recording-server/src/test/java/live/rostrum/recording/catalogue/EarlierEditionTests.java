package live.rostrum.recording.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.recording.journey.AdjustableClock;
import live.rostrum.recording.journey.Owner;
import live.rostrum.recording.journey.RunningRecorder;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody plays a recording while it is made again. */
class EarlierEditionTests {

    private static final Pattern EDITION = Pattern.compile("[?]v=([0-9a-f]{16})");

    @TempDir
    private Path data;

    @Test
    void playsOnForTenMinutesAfterAnotherHasTakenItsPlace() throws Exception {
        AdjustableClock clock = new AdjustableClock();
        try (StreamServiceDouble streamService = new StreamServiceDouble();
                RunningRecorder recorder = new RunningRecorder(data, streamService.uri(), clock)) {
            Owner owner = new Owner(streamService);
            TakeStart take = owner.record(recorder, "late", 40);
            recorder.end("late");
            String id =
                    owner.awaitStatus(recorder, "late", "incomplete").path("id").asString();
            String earlier = edition(recorder, id);

            owner.comeBack(recorder, streamService.recordingToken("late", "ada"), take, 40);
            owner.awaitStatus(recorder, "late", "ready");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !edition(recorder, id).equals(earlier));

            recorder.bean(Housekeeping.class).round();
            for (String name : new String[] {"main.m3u8", "init0.mp4", "recording.mp4"}) {
                assertThat(status(recorder, id, name, earlier)).as(name).isEqualTo(206);
            }

            clock.advance(Media.EARLIER_STAYS.plusMinutes(1));
            recorder.bean(Housekeeping.class).round();
            await().atMost(Duration.ofSeconds(20)).until(() -> status(recorder, id, "recording.mp4", earlier) == 404);
            assertThat(status(recorder, id, "recording.mp4", edition(recorder, id)))
                    .isEqualTo(206);
            assertThat(data.resolve("recordings/files").resolve(id).resolve(earlier))
                    .doesNotExist();
        }
    }

    private static String edition(RunningRecorder recorder, String id) throws Exception {
        Matcher edition =
                EDITION.matcher(recorder.get("/vod/" + id + "/main.m3u8").body());
        assertThat(edition.find()).isTrue();
        return edition.group(1);
    }

    private static int status(RunningRecorder recorder, String id, String name, String edition) throws Exception {
        return recorder.get("/vod/" + id + "/" + name + "?v=" + edition, "Range", "bytes=0-9")
                .statusCode();
    }
}
