package live.rostrum.recording.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How far the recordings are that are being made; in memory only, since a restart begins the step again. */
@Component
class MakingProgress {

    private final Map<String, RecordingView.Step> steps = new ConcurrentHashMap<>();

    void set(String recordingId, String step, int percent) {
        steps.put(recordingId, new RecordingView.Step(step, Math.clamp(percent, 0, 100)));
    }

    void clear(String recordingId) {
        steps.remove(recordingId);
    }

    Optional<RecordingView.Step> of(Recording recording) {
        if (recording.progress().status() != RecordingStatus.PROCESSING) {
            return Optional.empty();
        }
        return Optional.of(steps.getOrDefault(recording.id(), new RecordingView.Step("waiting", 0)));
    }
}
