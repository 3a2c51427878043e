package live.rostrum.transcription.cue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns the phrases of one stream into what stands on the screen: at most two lines of 42 characters (East Asian: of 16), broken at sentences' ends,
 * else clauses', else words'; a second to seven on screen; held for 21 characters a second while nothing follows. Partial phrases change the screen
 * five times a second at most, and only by what they add. Used by one thread.
 */
public final class CueTimeline {

    /** Between two changes of partial text. */
    public static final long PARTIALS_APART_MS = 200;

    private static final int MOST_OPEN = 20;
    private static final int MOST_FINISHED = 200;

    private final Map<String, PhraseCues> open = bounded(MOST_OPEN);
    private final Map<String, Boolean> finished = bounded(MOST_FINISHED);
    private final Map<String, CuePhrase> waiting = new LinkedHashMap<>();
    private @Nullable DisplayCue lastFinal;
    /** When the phrase of the last final cue was said: it may be shown later, after what was before it. */
    private long lastSpoken;

    private long lastPartialMs = Long.MIN_VALUE / 2;

    /**
     * A phrase is understood so far.
     *
     * @param nowMs of a clock that never goes back, in milliseconds
     * @return what is to be sent; nothing if it changed nothing or must wait, see {@link #due}
     */
    public List<DisplayCue> partial(CuePhrase phrase, long nowMs) {
        if (finished.containsKey(phrase.id())) {
            return List.of();
        }
        waiting.remove(phrase.id());
        waiting.put(phrase.id(), phrase);
        if (waiting.size() > MOST_OPEN) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        return due(nowMs);
    }

    /** What waited and is to be sent now. */
    public List<DisplayCue> due(long nowMs) {
        if (waiting.isEmpty() || nowMs - lastPartialMs < PARTIALS_APART_MS) {
            return List.of();
        }
        List<DisplayCue> changes = new ArrayList<>();
        waiting.values().forEach(phrase -> {
            long earliest = makeRoom(phrase, changes);
            changes.addAll(
                    open.computeIfAbsent(phrase.id(), id -> new PhraseCues()).partial(phrase, earliest));
        });
        waiting.clear();
        if (!changes.isEmpty()) {
            lastPartialMs = nowMs;
        }
        return changes;
    }

    /** When {@link #due} has something, on the clock of {@code nowMs}; empty: nothing waits. */
    public OptionalLong dueAtMs() {
        return waiting.isEmpty() ? OptionalLong.empty() : OptionalLong.of(lastPartialMs + PARTIALS_APART_MS);
    }

    /** A phrase will not change any more. A repeat gives nothing. Without text, what was shown of it is withdrawn. */
    public List<DisplayCue> finalPhrase(CuePhrase phrase) {
        if (finished.put(phrase.id(), true) != null) {
            return List.of();
        }
        waiting.remove(phrase.id());
        PhraseCues known = open.remove(phrase.id());
        PhraseCues cues = known == null ? new PhraseCues() : known;
        List<DisplayCue> changes = new ArrayList<>();
        long earliest = makeRoom(phrase, changes);
        changes.addAll(cues.finish(phrase, earliest));
        DisplayCue last = cues.last();
        if (last != null && (lastFinal == null || phrase.startTime() >= lastSpoken)) {
            lastFinal = last;
            lastSpoken = phrase.startTime();
        }
        return changes;
    }

    /** Nothing will come of the phrases that are not final: what is shown of them is withdrawn. */
    public List<DisplayCue> abandon() {
        waiting.clear();
        List<DisplayCue> changes = new ArrayList<>();
        open.values().forEach(cues -> changes.addAll(cues.abandon()));
        open.clear();
        return changes;
    }

    /** Ends what is still held on the screen where the phrase begins, but not before it was seen; tells when the phrase may begin. */
    private long makeRoom(CuePhrase phrase, List<DisplayCue> changes) {
        DisplayCue last = lastFinal;
        if (last == null || phrase.text().isBlank() || phrase.startTime() < lastSpoken) {
            return Long.MIN_VALUE;
        }
        long earliest = Math.max(phrase.startTime(), last.startTime() + PhraseCues.SHORTEST_MS);
        if (earliest < last.endTime()) {
            lastFinal = last.endingAt(earliest);
            changes.add(lastFinal);
        }
        return earliest > phrase.startTime() ? earliest : Long.MIN_VALUE;
    }

    private static <V> Map<String, V> bounded(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
