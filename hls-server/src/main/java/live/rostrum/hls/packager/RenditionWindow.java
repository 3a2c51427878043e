package live.rostrum.hls.packager;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import live.rostrum.fmp4.TrackDescription;

/**
 * The segments of one rendition that a playlist names, and those that have left it but may still be asked for.
 *
 * <p>A segment outlives its removal by the length of the longest playlist that named it, so the disk holds two windows at most.
 */
final class RenditionWindow {

    private final RenditionPlan plan;
    private final WindowFiles files;
    private final int maxSegments;
    private final Deque<SegmentEntry> segments = new ArrayDeque<>();
    private final Deque<SegmentEntry> removed = new ArrayDeque<>();

    private String codec = "";
    private boolean isCodecMirrored;
    private int width;
    private int height;
    private long nextMsn;
    private long discontinuitySequence;
    private long endTicks;

    RenditionWindow(RenditionPlan plan, WindowFiles files, int maxSegments) {
        this.plan = plan;
        this.files = files;
        this.maxSegments = maxSegments;
    }

    RenditionPlan plan() {
        return plan;
    }

    long nextMsn() {
        return nextMsn;
    }

    /** Where the last segment ends. */
    long endTicks() {
        return endTicks;
    }

    void init(int run, TrackDescription track, byte[] bytes) throws IOException {
        files.writeInit(plan.name(), run, bytes);
        files.journal().init(plan.name(), run, track.codec(), track.width(), track.height());
        restoreInit(track.codec(), track.width(), track.height());
    }

    /** Which init segment the newest segment needs, 0 if there is none. */
    int lastInit() {
        return segments.isEmpty() ? 0 : segments.getLast().init();
    }

    /** Writes the segment, then names it. */
    void append(SegmentEntry entry, List<Part> parts) throws IOException {
        files.writeSegment(plan.name(), entry, parts);
        files.journal().segment(plan.name(), entry);
        restoreSegment(entry);
        deleteForgotten();
    }

    /** Names a segment that has no media. */
    void appendGap(SegmentEntry entry) {
        SegmentEntry gap = new SegmentEntry(
                entry.msn(), entry.init(), entry.startTicks(), entry.durationTicks(), 0, entry.discontinuity(), true);
        files.journal().segmentIfPossible(plan.name(), gap);
        restoreSegment(gap);
        deleteForgotten();
    }

    /** Names segments that another rendition has made; this one's own are taken up again when it is made again. */
    void mirror(RenditionWindow made, boolean firstOfRun) {
        if (codec.isEmpty()) {
            restoreInit(made.codec, made.width, made.height);
            isCodecMirrored = true;
        }
        boolean first = firstOfRun;
        for (SegmentEntry entry : made.segments) {
            if (entry.msn() >= nextMsn) {
                SegmentEntry mirrored = entry.mirrored(made.plan.name(), first);
                files.journal().segmentIfPossible(plan.name(), mirrored);
                restoreSegment(mirrored);
                deleteForgotten();
                first = false;
            }
        }
    }

    /** Takes over what the journal says, without writing. */
    void restoreInit(String newCodec, int newWidth, int newHeight) {
        if (codec.isEmpty() || isCodecMirrored) {
            codec = newCodec;
            width = newWidth;
            height = newHeight;
            isCodecMirrored = false;
        }
    }

    /** Takes over what the journal says, without writing. */
    void restoreSegment(SegmentEntry entry) {
        segments.addLast(entry);
        nextMsn = entry.msn() + 1;
        endTicks = entry.endTicks();
        if (segments.size() > maxSegments) {
            SegmentEntry oldest = segments.removeFirst();
            discontinuitySequence += oldest.discontinuity() ? 1 : 0;
            removed.addLast(oldest);
        }
    }

    /** Deletes what has left the playlist a window ago. */
    void deleteForgotten() {
        while (removed.size() > maxSegments) {
            SegmentEntry forgotten = removed.removeFirst();
            if (forgotten.rendition().isEmpty()) {
                files.deleteSegment(plan.name(), forgotten);
            }
        }
    }

    /** Sets the number of discontinuities that left the window before the first segment that is still known. */
    void restoreDiscontinuitySequence(long count) {
        discontinuitySequence = count;
    }

    /** Everything that a shorter journal must hold to restore this window. */
    void writeTo(WindowJournal journal) throws IOException {
        journal.init(plan.name(), lastInit(), codec, width, height);
        long before = removed.stream().filter(SegmentEntry::discontinuity).count();
        journal.discontinuitySequence(plan.name(), discontinuitySequence - before);
        for (SegmentEntry entry : removed) {
            journal.segment(plan.name(), entry);
        }
        for (SegmentEntry entry : segments) {
            journal.segment(plan.name(), entry);
        }
    }

    RenditionSnapshot snapshot() {
        return new RenditionSnapshot(plan, codec, width, height, discontinuitySequence, List.copyOf(segments));
    }
}
