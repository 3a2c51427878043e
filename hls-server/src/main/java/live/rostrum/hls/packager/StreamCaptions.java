package live.rostrum.hls.packager;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** All captions of a stream, which is one rendition or none, as its packager deals with them. Owned by the packager's thread. */
final class StreamCaptions {

    static final StreamCaptions NONE = new StreamCaptions(List.of());

    private final List<CaptionPackager> renditions;

    private StreamCaptions(Collection<CaptionPackager> renditions) {
        this.renditions = List.copyOf(renditions);
    }

    /** Those of a stream that begins. */
    static StreamCaptions begin(
            List<CaptionPlan> plans, int timescaleHz, Instant epoch, WindowFiles files, PackagerSettings settings) {
        return new StreamCaptions(plans.stream()
                .map(plan -> new CaptionPackager(plan, timescaleHz, epoch, files, settings.windowSegments()))
                .toList());
    }

    /** Those of a stream whose window was read back. */
    static StreamCaptions resume(StoredWindow stored) {
        return new StreamCaptions(stored.captions().values());
    }

    int count() {
        return renditions.size();
    }

    boolean isEmpty() {
        return renditions.isEmpty();
    }

    void take(List<CaptionCue> cues) {
        renditions.forEach(rendition -> cues.forEach(rendition::take));
    }

    /** Publishes what the picture is far enough ahead of. */
    void follow(SegmentWindow picture) {
        renditions.forEach(rendition -> rendition.follow(picture));
    }

    /**
     * Publishes as far as the picture goes.
     *
     * @return whether there was anything to publish
     */
    boolean catchUp(SegmentWindow picture) {
        boolean any = false;
        for (CaptionPackager rendition : renditions) {
            any |= rendition.catchUp(picture);
        }
        return any;
    }

    CaptionTally tally() {
        return renditions.stream().map(CaptionPackager::tally).findFirst().orElse(CaptionTally.NONE);
    }

    List<CaptionSnapshot> snapshots() {
        return renditions.stream().map(CaptionPackager::snapshot).toList();
    }

    void declareIn(WindowJournal journal) throws IOException {
        for (CaptionPackager rendition : renditions) {
            rendition.declareIn(journal);
        }
    }

    /** Everything that a shorter journal must hold to restore them. */
    void writeTo(WindowJournal journal) throws IOException {
        for (CaptionPackager rendition : renditions) {
            rendition.writeTo(journal);
        }
    }
}
