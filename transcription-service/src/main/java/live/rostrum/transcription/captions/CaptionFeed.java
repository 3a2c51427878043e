package live.rostrum.transcription.captions;

import java.time.Duration;
import java.util.List;
import live.rostrum.transcription.cue.DisplayCue;

/** The captions of one stream on their way to all who show them; who is away delays nobody else. Thread-safe, never blocks. */
public final class CaptionFeed {

    private static final Duration LAST_PATIENCE = Duration.ofSeconds(30);

    private final List<CaptionLane> lanes;

    CaptionFeed(List<CaptionLane> lanes) {
        this.lanes = List.copyOf(lanes);
    }

    /** Sends changes of the screen, in this order. */
    public void send(List<DisplayCue> cues) {
        if (!cues.isEmpty()) {
            lanes.forEach(lane -> lane.add(cues));
        }
    }

    /** Nothing follows; what is on its way is tried for half a minute more. */
    public void close() {
        lanes.forEach(lane -> lane.close(LAST_PATIENCE));
    }
}
