package live.rostrum.hls.transcode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.rostrum.ingest.container.SourceTracks;

/**
 * What one run makes of its source.
 *
 * @param tracks what the source has. Without a picture a still one stands in; without sound none is made
 * @param rungs the renditions of the picture, at least one
 * @param speech whether its sound is wanted for speech recognition too
 * @param trim how much of the source to leave out at its beginning
 */
public record TranscodePlan(SourceTracks tracks, List<Rung> rungs, boolean speech, Duration trim) {

    public TranscodePlan {
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("A run makes at least one rendition of the picture");
        }
        rungs = List.copyOf(rungs);
        speech &= tracks.audio();
    }

    /** The same without the source's beginning. */
    public TranscodePlan trimmed(Duration beginning) {
        return new TranscodePlan(tracks, rungs, speech, beginning);
    }

    /** Names of the renditions that it makes. */
    public List<String> renditions() {
        List<String> names = new ArrayList<>(rungs.stream().map(Rung::name).toList());
        if (tracks.audio()) {
            names.add(Ladder.AUDIO);
        }
        return names;
    }
}
