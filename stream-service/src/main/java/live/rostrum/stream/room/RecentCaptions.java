package live.rostrum.stream.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The last final captions of each stream on air, for whoever enters its room. Only in memory, of a bounded number of
 * streams, and gone when a stream ends. Safe for use by many threads.
 */
@Component
class RecentCaptions {

    private static final int SHOWN = 5;

    /** Which ids are final is remembered for longer than the captions themselves: a late partial text must not undo one. */
    private static final int REMEMBERED = 100;

    private static final int MOST_STREAMS = 5_000;
    private static final Duration LONGEST_SILENCE = Duration.ofHours(6);

    private final Cache<String, Finals> streams = Caffeine.newBuilder()
            .maximumSize(MOST_STREAMS)
            .expireAfterAccess(LONGEST_SILENCE)
            .build();

    /** Takes captions of a stream into account; those that change what is shown, in order. */
    List<Caption> take(String streamId, List<Caption> captions) {
        return streams.get(streamId, ignored -> new Finals()).take(captions);
    }

    /** The last final ones, the oldest first. */
    List<Map<String, Object>> of(String streamId) {
        Finals finals = streams.getIfPresent(streamId);
        return finals == null ? List.of() : finals.last();
    }

    /** Whether there have been captions of a stream, which has not ended since. */
    boolean knows(String streamId) {
        return streams.getIfPresent(streamId) != null;
    }

    void forget(String streamId) {
        streams.invalidate(streamId);
    }

    /** Of one stream, by id in the order in which they became final. */
    private static final class Finals {

        private final Map<String, Caption> byId = new LinkedHashMap<>();

        synchronized List<Caption> take(List<Caption> captions) {
            List<Caption> news = new ArrayList<>();
            for (Caption caption : captions) {
                if (isNew(caption)) {
                    news.add(caption);
                }
            }
            return news;
        }

        synchronized List<Map<String, Object>> last() {
            List<Caption> shown = byId.values().stream()
                    .filter(caption -> !caption.withdraws())
                    .toList();
            return shown.subList(Math.max(0, shown.size() - SHOWN), shown.size()).stream()
                    .map(Caption::payload)
                    .toList();
        }

        private boolean isNew(Caption caption) {
            Caption before = byId.get(caption.key());
            if (before != null && (!caption.isFinal() || before.equals(caption))) {
                return false;
            }
            if (caption.isFinal()) {
                byId.put(caption.key(), caption);
                if (byId.size() > REMEMBERED) {
                    byId.remove(byId.keySet().iterator().next());
                }
            }
            return true;
        }
    }
}
