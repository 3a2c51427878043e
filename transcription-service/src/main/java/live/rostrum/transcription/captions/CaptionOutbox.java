package live.rostrum.transcription.captions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits to be sent, one state a cue, the newest. Where there is no room the oldest partial goes, and a final only when there is no other. Not thread-safe. */
final class CaptionOutbox {

    /** Twenty minutes of speech. */
    static final int MOST = 500;

    private final Map<String, CaptionItem> waiting = new LinkedHashMap<>();
    private long droppedFinals;

    void add(CaptionItem item) {
        CaptionItem before = waiting.get(item.id());
        if (before != null && before.isFinal() && !item.isFinal()) {
            return;
        }
        waiting.put(item.id(), item);
        if (waiting.size() > MOST) {
            drop();
        }
    }

    /** The oldest of them, one request full; they leave the outbox. */
    List<CaptionItem> take() {
        List<CaptionItem> batch =
                waiting.values().stream().limit(CaptionBatch.MOST).toList();
        batch.forEach(item -> waiting.remove(item.id()));
        return batch;
    }

    /** Puts back what could not be sent, in front, unless there is something newer of it. */
    void putBack(List<CaptionItem> batch) {
        List<CaptionItem> newer = new ArrayList<>(waiting.values());
        waiting.clear();
        batch.forEach(this::add);
        newer.forEach(this::add);
    }

    void clear() {
        waiting.clear();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How many final cues there was no room for. */
    long droppedFinals() {
        return droppedFinals;
    }

    private void drop() {
        Optional<CaptionItem> partial =
                waiting.values().stream().filter(item -> !item.isFinal()).findFirst();
        CaptionItem victim = partial.orElseGet(() -> waiting.values().iterator().next());
        waiting.remove(victim.id());
        if (victim.isFinal()) {
            droppedFinals++;
        }
    }
}
