package live.rostrum.recording.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How far the recordings are that are being made; in memory only, since a restart begins the step again. */
@Component
class MakingProgress {

    private static final RecordingView.Step WAITING = new RecordingView.Step("waiting", 0);
    private static final RecordingView.Step STORING = new RecordingView.Step("storing", 0);

    private final Map<String, Supplier<RecordingView.Step>> steps = new ConcurrentHashMap<>();

    /** Asks whoever makes a recording, each time that somebody wants to know. */
    void follow(String recordingId, Supplier<RecordingView.Step> step) {
        steps.put(recordingId, step);
    }

    /** The file is made, and on its way to where it stays. */
    void storing(String recordingId) {
        steps.put(recordingId, () -> STORING);
    }

    void clear(String recordingId) {
        steps.remove(recordingId);
    }

    Optional<RecordingView.Step> of(Recording recording) {
        if (recording.progress().status() != RecordingStatus.PROCESSING) {
            return Optional.empty();
        }
        return Optional.of(steps.getOrDefault(recording.id(), () -> WAITING).get());
    }
}
