package live.rostrum.stream.room;

import com.corundumstudio.socketio.SocketIOClient;
import java.time.Clock;
import live.rostrum.sockets.Outbound;
import org.jspecify.annotations.Nullable;

/** What we know of one connection: its budget, and the room that it is in. Its methods are synchronised. */
final class Visit implements Member.Line {

    private final SocketIOClient client;
    private final EventBudget budget;
    private @Nullable Member member;
    private boolean joining;
    private boolean gone;

    Visit(SocketIOClient client, Clock clock) {
        this.client = client;
        this.budget = new EventBudget(clock);
    }

    EventBudget budget() {
        return budget;
    }

    /** Claims the one join that may be under way. */
    synchronized boolean beginJoin() {
        if (joining || gone) {
            return false;
        }
        joining = true;
        return true;
    }

    synchronized void endJoin() {
        joining = false;
    }

    synchronized @Nullable Member member() {
        return member;
    }

    /** Enters a room in the place of the one before; does nothing once the connection is gone. */
    synchronized int enter(Rooms rooms, Member next) {
        if (gone) {
            return 0;
        }
        if (member != null) {
            rooms.leave(member);
        }
        member = next;
        return rooms.enter(next);
    }

    synchronized void leave(Rooms rooms) {
        if (member != null) {
            rooms.leave(member);
            member = null;
        }
    }

    synchronized void gone(Rooms rooms) {
        gone = true;
        leave(rooms);
    }

    @Override
    public void sendIfReading(String event, Object payload) {
        var _ = Outbound.sendIfReading(client, event, payload);
    }

    @Override
    public void sendOrClose(String event, Object payload) {
        if (!Outbound.sendIfReading(client, event, payload)) {
            client.disconnect();
        }
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
