package live.rostrum.hls.packager;

import java.io.IOException;
import java.util.List;
import live.rostrum.fmp4.TrackDescription;

/** One rendition of sound or picture on disk and in its playlist: its headers and the window of its segments. */
final class RenditionWindow {

    private final RenditionPlan plan;
    private final WindowFiles files;
    private final SegmentWindow segments;

    private String codec = "";
    private boolean isCodecMirrored;
    private int width;
    private int height;

    RenditionWindow(RenditionPlan plan, WindowFiles files, int maxSegments) {
        this.plan = plan;
        this.files = files;
        this.segments = new SegmentWindow(maxSegments);
    }

    RenditionPlan plan() {
        return plan;
    }

    SegmentWindow segments() {
        return segments;
    }

    long nextMsn() {
        return segments.nextMsn();
    }

    /** Where the last segment ends. */
    long endTicks() {
        return segments.endTicks();
    }

    void init(int run, TrackDescription track, byte[] bytes) throws IOException {
        files.writeInit(plan.name(), run, bytes);
        files.journal().init(plan.name(), run, track.codec(), track.width(), track.height());
        restoreInit(track.codec(), track.width(), track.height());
    }

    /** Which init segment the newest segment needs, 0 if there is none. */
    int lastInit() {
        return segments.lastInit();
    }

    /** Writes the segment, then names it. */
    void append(SegmentEntry entry, List<Part> parts) throws IOException {
        files.writeSegment(plan.name(), entry, parts);
        files.journal().segment(plan.name(), entry);
        segments.add(entry);
        deleteForgotten();
    }

    /** Names a segment that has no media. */
    void appendGap(SegmentEntry entry) {
        SegmentEntry gap = entry.asGap();
        files.journal().segmentIfPossible(plan.name(), gap);
        segments.add(gap);
        deleteForgotten();
    }

    /** Names segments that another rendition has made; this one's own are taken up again when it is made again. */
    void mirror(RenditionWindow made, boolean firstOfRun) {
        if (codec.isEmpty()) {
            restoreInit(made.codec, made.width, made.height);
            isCodecMirrored = true;
        }
        boolean first = firstOfRun;
        for (SegmentEntry entry : made.segments.segments()) {
            if (entry.msn() >= nextMsn()) {
                SegmentEntry mirrored = entry.mirrored(made.plan.name(), first);
                files.journal().segmentIfPossible(plan.name(), mirrored);
                segments.add(mirrored);
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

    /** Deletes what has left the playlist a window ago. */
    void deleteForgotten() {
        for (SegmentEntry forgotten : segments.takeForgotten()) {
            if (forgotten.rendition().isEmpty()) {
                files.deleteSegment(plan.name(), forgotten.fileName());
            }
        }
    }

    /** Everything that a shorter journal must hold to restore this window. */
    void writeTo(WindowJournal journal) throws IOException {
        journal.init(plan.name(), lastInit(), codec, width, height);
        segments.writeTo(plan.name(), journal);
    }

    RenditionSnapshot snapshot() {
        return new RenditionSnapshot(plan, codec, width, height, segments.discontinuitySequence(), segments.segments());
    }
}
