package live.rostrum.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.json.JSONObject;

/** A broadcaster and the recording that must come of it: what was sent, picture by picture, without a gap. */
final class RecordedEvent {

    private static final Duration MAKING = Duration.ofMinutes(2);

    /** Half a key-frame interval would be seen; a frame of AAC and one of Opus are 41 ms. */
    private static final double SOUND_SECONDS = 0.1;

    private final Broadcaster broadcaster;
    private final Library library;

    RecordedEvent(Broadcaster broadcaster, Library library) {
        this.broadcaster = broadcaster;
        this.library = library;
    }

    Broadcaster broadcaster() {
        return broadcaster;
    }

    /** As the library tells it; empty if there is no recording yet, or nobody who could say. */
    String status() throws InterruptedException {
        try {
            return library.recordingOf(broadcaster.streamId()).optString("status");
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Waits for the recording and examines it: complete, sound by its checksum, decoding to its end, each picture that was sent in it, in order and bit for bit, and all of
     * the sound.
     *
     * @return the recording as the interface tells it
     */
    JSONObject examine(Path folder) throws Exception {
        await().atMost(MAKING)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> Set.of("ready", "incomplete").contains(status()));
        JSONObject recording = library.recordingOf(broadcaster.streamId());
        assertThat(recording.getString("status")).as(recording.toString()).isEqualTo("ready");
        assertThat(recording.getJSONArray("gaps")).as(recording.toString()).isEmpty();
        MediaFile file = library.download(recording, folder.resolve(broadcaster.streamId() + ".mp4"));
        try {
            Footage footage = broadcaster.footage();
            assertThat(file.sha256()).isEqualTo(recording.getString("sha256"));
            file.decode();
            assertThat(file.pictures()).as(broadcaster.streamId()).isEqualTo(footage.pictures());
            assertThat(file.soundSeconds()).isCloseTo(footage.soundSeconds(), within(SOUND_SECONDS));
        } finally {
            Files.delete(file.path());
        }
        return recording;
    }
}
