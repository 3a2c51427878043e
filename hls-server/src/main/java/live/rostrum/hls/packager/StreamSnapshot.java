package live.rostrum.hls.packager;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.rostrum.fmp4.MediaKind;

/**
 * What a stream has to offer at one moment; immutable, so that readers never lock.
 *
 * @param epoch programme time of tick 0
 * @param renditions video from the best down, then audio
 * @param ended whether nothing will follow
 */
public record StreamSnapshot(Instant epoch, List<RenditionSnapshot> renditions, boolean ended) {

    public StreamSnapshot {
        renditions = List.copyOf(renditions);
    }

    /** Whether a player that opens the multivariant playlist now can play: each rendition has a segment and a header. */
    public boolean playable() {
        return !renditions.isEmpty()
                && renditions.stream()
                        .noneMatch(rendition -> rendition.segments().isEmpty()
                                || rendition.codec().isEmpty());
    }

    /** The rendition of this name. */
    public Optional<RenditionSnapshot> rendition(String name) {
        return renditions.stream()
                .filter(rendition -> rendition.plan().name().equals(name))
                .findFirst();
    }

    /** The renditions of this kind, best first. */
    public List<RenditionSnapshot> renditions(MediaKind kind) {
        return renditions.stream()
                .filter(rendition -> rendition.plan().kind() == kind)
                .toList();
    }
}
