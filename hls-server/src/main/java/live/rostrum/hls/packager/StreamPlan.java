package live.rostrum.hls.packager;

import java.util.List;

/**
 * What a stream consists of, for good: players read the multivariant playlist once.
 *
 * @param renditions of picture and sound, at least one
 * @param captions at most one rendition
 */
public record StreamPlan(List<RenditionPlan> renditions, List<CaptionPlan> captions) {

    public StreamPlan {
        if (renditions.isEmpty() || captions.size() > 1) {
            throw new IllegalArgumentException("A stream has a rendition at least, and captions in one language");
        }
        renditions = List.copyOf(renditions);
        captions = List.copyOf(captions);
    }

    /** Without captions. */
    public static StreamPlan of(List<RenditionPlan> renditions) {
        return new StreamPlan(renditions, List.of());
    }
}
