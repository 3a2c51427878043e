package live.rostrum.stream.room;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import live.rostrum.sockets.HandshakeAuthorizer;
import live.rostrum.sockets.SocketServer;
import live.rostrum.sockets.SocketServerSettings;
import live.rostrum.stream.catalogue.LiveStream;
import live.rostrum.stream.random.RandomTokens;
import live.rostrum.stream.room.Doorkeeper.Decision;
import live.rostrum.stream.room.RoomRequests.BadRequestException;
import live.rostrum.stream.room.RoomRequests.Join;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The rooms' Socket.IO server: reads events, spends their budget and answers. Network threads only read and answer;
 * whatever asks the database runs on a virtual thread, of which there is a bounded number.
 */
@Component
class RoomServer implements SmartLifecycle {

    static final String PATH = "/rooms/socket.io";

    private static final Logger LOG = LoggerFactory.getLogger(RoomServer.class);
    private static final int MAX_MESSAGE_BYTES = 16 * 1024;

    private final SocketServer server;
    private final Doorkeeper doorkeeper;
    private final Rooms rooms;
    private final ViewerIdentities identities;
    private final RecentCaptions captions;
    private final RandomTokens random;
    private final Clock clock;
    private final Semaphore joins;
    private final Map<UUID, Visit> visits = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("room-join-", 0).factory());

    RoomServer(
            RoomSettings settings,
            Doorkeeper doorkeeper,
            Rooms rooms,
            ViewerIdentities identities,
            RecentCaptions captions,
            RandomTokens random,
            Clock clock) {
        this.doorkeeper = doorkeeper;
        this.rooms = rooms;
        this.identities = identities;
        this.captions = captions;
        this.random = random;
        this.clock = clock;
        this.joins = new Semaphore(settings.mostJoins());
        this.server = new SocketServer(
                new SocketServerSettings(
                        settings.host(), settings.port(), PATH, MAX_MESSAGE_BYTES, settings.mostConnections()),
                HandshakeAuthorizer.ANYBODY);
        listen();
    }

    private void listen() {
        server.io().addConnectListener(client -> visits.put(client.getSessionId(), new Visit(client, clock)));
        server.io().addDisconnectListener(client -> {
            Visit visit = visits.remove(client.getSessionId());
            if (visit != null) {
                visit.gone(rooms);
            }
        });
        on("room:join", this::join);
        on("room:leave", (visit, payload, ack) -> {
            if (visit.member() == null) {
                throw new NotInARoomException();
            }
            visit.leave(rooms);
            ack.sendAckData(RoomAnswers.ok());
        });
        on("viewer:report", (visit, payload, ack) -> {
            Member member = visit.member();
            if (member == null) {
                throw new NotInARoomException();
            }
            // Checked so that senders learn what is wrong with it; nothing keeps reports yet.
            if (!RoomRequests.report(payload).equals(member.sessionId())) {
                throw new NotInARoomException();
            }
            ack.sendAckData(RoomAnswers.ok());
        });
    }

    private void on(String event, Handler handler) {
        server.io()
                .addEventListener(event, Object.class, (client, payload, ack) -> handle(client, payload, ack, handler));
    }

    private void handle(SocketIOClient client, @Nullable Object payload, AckRequest ack, Handler handler) {
        Visit visit = visits.get(client.getSessionId());
        if (visit == null) {
            client.disconnect();
            return;
        }
        switch (visit.budget().spend()) {
            case REFUSED -> ack.sendAckData(RoomAnswers.refused("rate-limited", "Too many events. Slow down."));
            case HOPELESS -> client.disconnect();
            case ALLOWED -> {
                try {
                    handler.handle(visit, payload, ack);
                } catch (BadRequestException e) {
                    ack.sendAckData(RoomAnswers.refused("bad-request", String.valueOf(e.getMessage())));
                } catch (NotInARoomException e) {
                    ack.sendAckData(RoomAnswers.refused("unauthorized", "Join the room first."));
                }
            }
        }
    }

    private void join(Visit visit, @Nullable Object payload, AckRequest ack) throws BadRequestException {
        Join join = RoomRequests.join(payload);
        if (!visit.beginJoin()) {
            ack.sendAckData(RoomAnswers.refused("rate-limited", "Another join is under way."));
            return;
        }
        if (!joins.tryAcquire()) {
            visit.endJoin();
            ack.sendAckData(RoomAnswers.refused("overloaded", "Too many people are joining. Try again in a moment."));
            return;
        }
        threads.execute(() -> {
            try {
                ack.sendAckData(admit(visit, join));
            } catch (RuntimeException e) {
                LOG.warn("A join failed", e);
                ack.sendAckData(RoomAnswers.refused("unavailable", "Try again in a moment."));
            } finally {
                joins.release();
                visit.endJoin();
            }
        });
    }

    /**
     * Asks at the door twice: whatever changes between the first answer and the entry is told to nobody who is not in
     * yet, so what counts is the second answer.
     */
    private Map<String, Object> admit(Visit visit, Join join) {
        return switch (doorkeeper.decide(join)) {
            case Decision.Refused refused -> refused(refused);
            case Decision.Welcome(LiveStream stream, boolean manages) -> {
                Member member = new Member(
                        stream.id(),
                        random.id(),
                        identities.keepOrMake(join.viewerToken()),
                        join.role(),
                        manages,
                        visit);
                int viewers = visit.enter(rooms, member);
                yield switch (doorkeeper.decide(join)) {
                    case Decision.Refused refused -> {
                        visit.leave(rooms);
                        yield refused(refused);
                    }
                    case Decision.Welcome now ->
                        RoomAnswers.joined(
                                member,
                                now.stream(),
                                playbackUrl(join, now.stream()),
                                viewers,
                                captions.of(now.stream().id()));
                };
            }
        };
    }

    private static Map<String, Object> refused(Decision.Refused refused) {
        return RoomAnswers.refused(refused.code(), refused.message());
    }

    private static String playbackUrl(Join join, LiveStream stream) {
        return join.playbackToken() == null ? stream.playbackUrl() : stream.playbackUrl(join.playbackToken());
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.close();
        threads.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    /** Does what an event asks for, on a network thread. */
    @FunctionalInterface
    private interface Handler {
        void handle(Visit visit, @Nullable Object payload, AckRequest ack)
                throws BadRequestException, NotInARoomException;
    }

    /** An event that needs a room came from outside of one. */
    private static final class NotInARoomException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
