package live.rostrum.hls.packager;

import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts captions into WebVTT segments, one for each segment of the picture, with its number, its length and its discontinuity.
 *
 * <p>A segment is published when the picture is two segments further, so that what is said in it is known by then, and is never changed. Owned by the
 * packager's thread.
 */
final class CaptionPackager {

    private static final Logger log = LoggerFactory.getLogger(CaptionPackager.class);

    /** How many segments captions stay behind the picture. */
    private static final int LAG_SEGMENTS = 2;

    private final CaptionPlan plan;
    private final int timescaleHz;
    private final WindowFiles files;
    private final SegmentWindow segments;
    private final CaptionCues cues;
    private boolean unwritable;

    CaptionPackager(CaptionPlan plan, int timescaleHz, Instant epoch, WindowFiles files, int maxSegments) {
        this.plan = plan;
        this.timescaleHz = timescaleHz;
        this.files = files;
        this.segments = new SegmentWindow(maxSegments);
        this.cues = new CaptionCues(epoch);
    }

    CaptionPlan plan() {
        return plan;
    }

    /** Takes a cue; one that is final is written down, for a successor of this process. */
    void take(CaptionCue cue) {
        if (cues.put(cue) && cues.isPending(cue)) {
            files.journal().cueIfPossible(plan.name(), cue);
        }
    }

    /** Publishes what the picture is far enough ahead of. */
    void follow(SegmentWindow picture) {
        publishUntil(picture, picture.nextMsn() - LAG_SEGMENTS);
    }

    /**
     * Publishes as far as the picture goes: it will not go on, or not soon.
     *
     * @return whether there was anything to publish
     */
    boolean catchUp(SegmentWindow picture) {
        long before = segments.nextMsn();
        publishUntil(picture, picture.nextMsn());
        return segments.nextMsn() != before;
    }

    CaptionTally tally() {
        return cues.tally();
    }

    CaptionSnapshot snapshot() {
        return new CaptionSnapshot(plan, timescaleHz, segments.discontinuitySequence(), segments.segments());
    }

    /** Takes over what the journal says, without writing. */
    void restoreSegment(SegmentEntry entry) {
        segments.add(entry);
        cues.restorePublished(ms(entry.endTicks()));
    }

    /** The same for the discontinuities that left the window before the first segment that is still known. */
    void restoreDiscontinuitySequence(long count) {
        segments.restoreDiscontinuitySequence(count);
    }

    /** The same for a final cue. */
    void restoreCue(CaptionCue cue) {
        cues.put(cue);
    }

    /** Deletes what has left the playlist a window ago. */
    void deleteForgotten() {
        for (SegmentEntry forgotten : segments.takeForgotten()) {
            files.deleteSegment(plan.name(), CaptionSnapshot.fileName(forgotten.msn()));
        }
    }

    void declareIn(WindowJournal journal) throws IOException {
        journal.captions(plan, timescaleHz);
    }

    /** Everything that a shorter journal must hold to restore this rendition. */
    void writeTo(WindowJournal journal) throws IOException {
        segments.writeTo(plan.name(), journal);
        for (CaptionCue cue : cues.pending()) {
            journal.cueIfPossible(plan.name(), cue);
        }
    }

    private void publishUntil(SegmentWindow picture, long endMsn) {
        if (segments.nextMsn() >= endMsn) {
            return;
        }
        for (SegmentEntry entry : picture.segments()) {
            if (entry.msn() >= segments.nextMsn() && entry.msn() < endMsn) {
                publish(entry);
            }
        }
    }

    private void publish(SegmentEntry picture) {
        byte[] text = WebVtt.write(cues.publish(ms(picture.startTicks()), ms(picture.endTicks())));
        SegmentEntry entry = new SegmentEntry(
                picture.msn(),
                0,
                picture.startTicks(),
                picture.durationTicks(),
                text.length,
                picture.discontinuity(),
                false);
        try {
            files.writeSegment(plan.name(), CaptionSnapshot.fileName(entry.msn()), text);
            files.journal().segment(plan.name(), entry);
            segments.add(entry);
            unwritable = false;
        } catch (IOException e) {
            if (!unwritable) {
                log.error("Segment {} of {} could not be written", entry.msn(), plan.name(), e);
            }
            unwritable = true;
            files.journal().segmentIfPossible(plan.name(), entry.asGap());
            segments.add(entry.asGap());
        }
        deleteForgotten();
    }

    private long ms(long ticks) {
        return Math.round(ticks * 1e3 / timescaleHz);
    }
}
