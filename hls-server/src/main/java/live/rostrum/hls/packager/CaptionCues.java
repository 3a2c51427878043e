package live.rostrum.hls.packager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What captions say, from the first guess to the segment that shows them.
 *
 * <p>A published segment is never changed, and a cue that spans two of them is the same in both, or a player would show it twice. So what a segment has shown
 * of a cue stands; if the cue has grown meanwhile, the rest of it follows from where the shown part ends.
 *
 * <p>Keeps the last 500 cues, which is about half an hour of speech. Owned by the packager's thread.
 */
final class CaptionCues {

    private static final int MAX_CUES = 500;

    private final Instant epoch;
    private final Map<String, Spoken> cues = new LinkedHashMap<>();
    private long publishedUntilMs;
    private long finals;
    private long late;

    /** One cue: its newest state, and what was shown of it. */
    private static final class Spoken {
        private CaptionCue newest;
        private final List<ShownCue> shown = new ArrayList<>();
        private boolean isLate;

        private Spoken(CaptionCue cue) {
            newest = cue;
        }
    }

    CaptionCues(Instant epoch) {
        this.epoch = epoch;
    }

    /**
     * Takes a cue, or a newer state of one.
     *
     * @return whether that is news: a repeat is none, and neither is a guess at what is final already
     */
    boolean put(CaptionCue cue) {
        Spoken spoken = cues.get(cue.id());
        if (spoken != null && (spoken.newest.equals(cue) || (spoken.newest.isFinal() && !cue.isFinal()))) {
            return false;
        }
        boolean firstFinal = isSaid(cue) && (spoken == null || !isSaid(spoken.newest));
        if (spoken == null) {
            spoken = new Spoken(cue);
            cues.put(cue.id(), spoken);
            forgetOldest();
        }
        spoken.newest = cue;
        finals += firstFinal ? 1 : 0;
        if (isSaid(cue) && !spoken.isLate && startMs(cue) < publishedUntilMs && !isShown(spoken)) {
            spoken.isLate = true;
            late++;
        }
        return true;
    }

    /** What a segment shows, in the order of time; from now on that stands. */
    List<ShownCue> publish(long fromMs, long untilMs) {
        List<ShownCue> lines = new ArrayList<>();
        for (Spoken spoken : cues.values()) {
            if (!spoken.newest.text().isEmpty()) {
                growTo(spoken, fromMs, untilMs);
                spoken.shown.stream().filter(cue -> cue.isIn(fromMs, untilMs)).forEach(lines::add);
            }
        }
        publishedUntilMs = untilMs;
        lines.sort(Comparator.comparingLong(ShownCue::startMs).thenComparingLong(ShownCue::endMs));
        return lines;
    }

    /** A segment up to here was published by an earlier process. */
    void restorePublished(long untilMs) {
        publishedUntilMs = untilMs;
    }

    /** Final cues that no segment has shown to their end: what a successor of this process needs. */
    List<CaptionCue> pending() {
        return cues.values().stream()
                .map(spoken -> spoken.newest)
                .filter(this::isPending)
                .toList();
    }

    /** Whether a successor of this process needs this cue. */
    boolean isPending(CaptionCue cue) {
        return isSaid(cue) && endMs(cue) > publishedUntilMs;
    }

    CaptionTally tally() {
        return new CaptionTally(finals, late);
    }

    private void growTo(Spoken spoken, long fromMs, long untilMs) {
        ShownCue last = spoken.shown.isEmpty() ? null : spoken.shown.getLast();
        long start = last == null ? startMs(spoken.newest) : Math.max(startMs(spoken.newest), last.endMs());
        long end = endMs(spoken.newest);
        if (end > start) {
            ShownCue grown = new ShownCue(start, end, spoken.newest.text());
            if (grown.isIn(fromMs, untilMs)) {
                spoken.shown.add(grown);
            }
        }
    }

    /** Whether this is the last word, and there is one. */
    private static boolean isSaid(CaptionCue cue) {
        return cue.isFinal() && !cue.text().isEmpty();
    }

    /** Whether what was shown is what was said; when it ends may be settled later. */
    private static boolean isShown(Spoken spoken) {
        return !spoken.shown.isEmpty()
                && spoken.shown.stream().allMatch(shown -> shown.text().equals(spoken.newest.text()));
    }

    private long startMs(CaptionCue cue) {
        return Math.max(0, Duration.between(epoch, cue.start()).toMillis());
    }

    private long endMs(CaptionCue cue) {
        return Math.max(0, Duration.between(epoch, cue.end()).toMillis());
    }

    private void forgetOldest() {
        if (cues.size() > MAX_CUES) {
            Iterator<String> oldest = cues.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
