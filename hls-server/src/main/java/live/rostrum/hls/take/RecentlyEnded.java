package live.rostrum.hls.take;

import java.util.LinkedHashSet;

/** Remembers the last thousand streams that have ended, for those who go on sending without having heard of it. Thread safe. */
final class RecentlyEnded {

    private static final int MAX_REMEMBERED = 1_000;

    private final LinkedHashSet<String> streamIds = new LinkedHashSet<>();

    synchronized void add(String streamId) {
        streamIds.add(streamId);
        if (streamIds.size() > MAX_REMEMBERED) {
            streamIds.removeFirst();
        }
    }

    synchronized boolean contains(String streamId) {
        return streamIds.contains(streamId);
    }
}
