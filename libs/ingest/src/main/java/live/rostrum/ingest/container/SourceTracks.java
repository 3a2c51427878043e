package live.rostrum.ingest.container;

import java.util.Optional;

/**
 * The tracks that a container announces. More than one of a kind is not an error: the first counts.
 *
 * @param video the picture, if there is one
 * @param audio whether there is sound
 */
public record SourceTracks(Optional<SourceVideo> video, boolean audio) {

    public SourceTracks {
        if (video.isEmpty() && !audio) {
            throw new UnsupportedMediaException("The media has neither picture nor sound.");
        }
    }
}
