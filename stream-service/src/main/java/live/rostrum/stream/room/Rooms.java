package live.rostrum.stream.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import live.rostrum.stream.catalogue.Audience;
import org.springframework.stereotype.Component;

/**
 * Who is in which room at this moment. Only in memory: it is the truth about this process's sockets, and gone with them.
 * As large as the number of connections, which is bounded. Safe for use by many threads.
 */
@Component
class Rooms implements Audience {

    private final Map<String, Room> rooms = new ConcurrentHashMap<>();

    @Override
    public int viewers(String streamId) {
        Room room = rooms.get(streamId);
        return room == null ? 0 : room.viewers();
    }

    /** Lets a member in, and tells the room's count with it. */
    int enter(Member member) {
        int[] viewers = new int[1];
        rooms.compute(member.streamId(), (ignored, old) -> {
            Room room = old == null ? new Room() : old;
            room.enter(member);
            viewers[0] = room.viewers();
            return room;
        });
        return viewers[0];
    }

    void leave(Member member) {
        rooms.computeIfPresent(member.streamId(), (ignored, room) -> room.leave(member) ? null : room);
    }

    /** Everybody in a room, also the host. */
    List<Member> members(String streamId) {
        Room room = rooms.get(streamId);
        return room == null ? List.of() : room.members();
    }

    /** The rooms whose count has changed since the last time that this was asked, with the count. */
    Map<String, Integer> changedCounts() {
        Map<String, Integer> changed = new HashMap<>();
        rooms.forEach((streamId, room) -> room.changedCount().ifPresent(count -> changed.put(streamId, count)));
        return changed;
    }

    /** One room; all its methods are short and synchronised. */
    private static final class Room {

        private final Map<String, Member> bySession = new HashMap<>();
        private final Map<String, Integer> sessionsByViewer = new HashMap<>();
        private int lastCount = -1;

        synchronized void enter(Member member) {
            bySession.put(member.sessionId(), member);
            if (member.isCounted()) {
                sessionsByViewer.merge(member.viewerToken(), 1, Integer::sum);
            }
        }

        /** Whether the room is empty now. */
        synchronized boolean leave(Member member) {
            if (bySession.remove(member.sessionId()) != null && member.isCounted()) {
                sessionsByViewer.computeIfPresent(
                        member.viewerToken(), (ignored, sessions) -> sessions == 1 ? null : sessions - 1);
            }
            return bySession.isEmpty();
        }

        synchronized int viewers() {
            return sessionsByViewer.size();
        }

        synchronized List<Member> members() {
            return new ArrayList<>(bySession.values());
        }

        synchronized Optional<Integer> changedCount() {
            int count = sessionsByViewer.size();
            if (count == lastCount) {
                return Optional.empty();
            }
            lastCount = count;
            return Optional.of(count);
        }
    }
}
