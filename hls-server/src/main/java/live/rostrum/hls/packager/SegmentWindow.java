package live.rostrum.hls.packager;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which segments a playlist names, and which have left it but may still be asked for.
 *
 * <p>A segment outlives its removal by the length of the longest playlist that named it, so the disk holds two windows at most.
 */
final class SegmentWindow {

    private final int maxSegments;
    private final Deque<SegmentEntry> segments = new ArrayDeque<>();
    private final Deque<SegmentEntry> removed = new ArrayDeque<>();
    private long nextMsn;
    private long endTicks;
    private long discontinuitySequence;

    SegmentWindow(int maxSegments) {
        this.maxSegments = maxSegments;
    }

    long nextMsn() {
        return nextMsn;
    }

    /** Where the last segment ends. */
    long endTicks() {
        return endTicks;
    }

    /** Discontinuities that have left the window. */
    long discontinuitySequence() {
        return discontinuitySequence;
    }

    /** Which init segment the newest segment needs, 0 if there is none. */
    int lastInit() {
        return segments.isEmpty() ? 0 : segments.getLast().init();
    }

    /** What a playlist names, oldest first. */
    List<SegmentEntry> segments() {
        return List.copyOf(segments);
    }

    /** Names the next segment; the oldest leaves a full window. */
    void add(SegmentEntry entry) {
        segments.addLast(entry);
        nextMsn = entry.msn() + 1;
        endTicks = entry.endTicks();
        if (segments.size() > maxSegments) {
            SegmentEntry oldest = segments.removeFirst();
            discontinuitySequence += oldest.discontinuity() ? 1 : 0;
            removed.addLast(oldest);
        }
    }

    /** Gives those that left the window a window ago, once. */
    List<SegmentEntry> takeForgotten() {
        List<SegmentEntry> forgotten = new ArrayList<>();
        while (removed.size() > maxSegments) {
            forgotten.add(removed.removeFirst());
        }
        return forgotten;
    }

    /** Sets the number of discontinuities that left the window before the first segment that is still known. */
    void restoreDiscontinuitySequence(long count) {
        discontinuitySequence = count;
    }

    /** Everything that a shorter journal must hold to restore this window. */
    void writeTo(String rendition, WindowJournal journal) throws IOException {
        long before = removed.stream().filter(SegmentEntry::discontinuity).count();
        journal.discontinuitySequence(rendition, discontinuitySequence - before);
        for (SegmentEntry entry : removed) {
            journal.segment(rendition, entry);
        }
        for (SegmentEntry entry : segments) {
            journal.segment(rendition, entry);
        }
    }
}
