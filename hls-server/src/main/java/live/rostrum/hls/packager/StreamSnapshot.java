package live.rostrum.hls.packager;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.rostrum.fmp4.MediaKind;

/**
 * What a stream has to offer at one moment; immutable, so that readers never lock.
 *
 * @param epoch programme time of tick 0
 * @param renditions video from the best down, then audio
 * @param captions at most one
 * @param ended whether nothing will follow
 */
public record StreamSnapshot(
        Instant epoch, List<RenditionSnapshot> renditions, List<CaptionSnapshot> captions, boolean ended) {

    private static final int HOLD_BACK_SEGMENTS = 3;

    public StreamSnapshot {
        renditions = List.copyOf(renditions);
        captions = List.copyOf(captions);
    }

    /** Whether a player that opens the multivariant playlist now can play: each rendition has a segment and a header, and so have captions. */
    public boolean playable() {
        return !renditions.isEmpty()
                && captions.stream().noneMatch(rendition -> rendition.segments().isEmpty())
                && renditions.stream()
                        .noneMatch(rendition -> rendition.segments().isEmpty()
                                || rendition.codec().isEmpty());
    }

    /**
     * Whether a player that opens it now will not run dry at once: there are three target durations to begin from the end (RFC 8216 6.3.3). A player that
     * begins with less has to wait for the next segment as soon as it has played what there was.
     */
    public boolean comfortable() {
        return playable()
                && renditions.stream()
                        .allMatch(rendition -> rendition.segments().size() >= HOLD_BACK_SEGMENTS);
    }

    /** Programme time up to which all renditions have been published. */
    public Instant end() {
        return renditions.stream()
                .map(rendition -> epoch.plus(rendition.end()))
                .min(Comparator.naturalOrder())
                .orElse(epoch);
    }

    /** The rendition of this name. */
    public Optional<RenditionSnapshot> rendition(String name) {
        return renditions.stream()
                .filter(rendition -> rendition.plan().name().equals(name))
                .findFirst();
    }

    /** The captions of this name. */
    public Optional<CaptionSnapshot> captions(String name) {
        return captions.stream()
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
