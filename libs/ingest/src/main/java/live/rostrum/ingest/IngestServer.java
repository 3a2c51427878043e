package live.rostrum.ingest;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.MultiTypeArgs;
import com.corundumstudio.socketio.SocketIOClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import live.rostrum.sockets.SocketServer;
import live.rostrum.sockets.SocketServerSettings;
import live.rostrum.tokens.PublishGrant;
import live.rostrum.tokens.PublishTokenVerifier;
import live.rostrum.tokens.TokenRejectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Socket.IO side of the ingest protocol: authorises, reads events, and answers with acknowledgements.
 *
 * <p>A socket without a good publish token never gets past the handshake; each event is checked against the grant again.
 */
public final class IngestServer implements AutoCloseable {

    /** Longest WebSocket message of the protocol. */
    public static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(IngestServer.class);
    private static final String GRANT = "grant";

    private final SocketServer server;
    private final ChunkReceiver receiver;
    private final PublishTokenVerifier tokens;
    private final Map<UUID, Publisher> publishers = new ConcurrentHashMap<>();

    public IngestServer(SocketServerSettings settings, PublishTokenVerifier tokens, ChunkReceiver receiver) {
        this.receiver = receiver;
        this.tokens = tokens;
        this.server = new SocketServer(settings, this::authorize);
        server.io()
                .addMultiTypeEventListener(
                        "publish:start", (client, data, ack) -> start(client, data, ack), JsonNode.class);
        server.io().addMultiTypeEventListener("publish:chunk", this::chunk, JsonNode.class, byte[].class);
        server.io().addMultiTypeEventListener("publish:stop", this::stop, JsonNode.class);
        server.io().addMultiTypeEventListener("publish:caption", this::caption, JsonNode.class);
        server.io().addConnectListener(this::connected);
        server.io().addDisconnectListener(this::disconnected);
    }

    /** Binds the port; see {@link SocketServer#start()}. */
    public void start() {
        server.start();
    }

    /** Whether the port is bound. */
    public boolean isRunning() {
        return server.isRunning();
    }

    @Override
    public void close() {
        server.close();
    }

    private Optional<Map<String, Object>> authorize(HandshakeData handshake) {
        @Nullable String token = handshake.getSingleUrlParam("token");
        if (token == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Map.of(GRANT, tokens.verify(token)));
        } catch (TokenRejectedException e) {
            log.info("Refused a publisher: {}", e.reason());
            return Optional.empty();
        }
    }

    private void start(SocketIOClient client, MultiTypeArgs data, AckRequest ack) {
        answer(ack, () -> {
            Publisher publisher = publisher(client);
            PublishStart start = EventReader.start(payload(data));
            if (!start.streamId().equals(publisher.grant().streamId())) {
                throw new IngestException(IngestError.UNAUTHORIZED, "The token is for another stream.");
            }
            return receiver.start(publisher, start).thenApply(IngestServer::body);
        });
    }

    private void chunk(SocketIOClient client, MultiTypeArgs data, AckRequest ack) {
        answer(ack, () -> {
            byte[] ticket = data.size() > 1 && data.get(1) instanceof byte[] given ? given : new byte[0];
            PublishChunk chunk = EventReader.chunk(payload(data), server.attachment(ticket));
            return receiver.chunk(publisher(client), chunk).thenApply(IngestServer::body);
        });
    }

    private void stop(SocketIOClient client, MultiTypeArgs data, AckRequest ack) {
        answer(
                ack,
                () -> receiver.stop(publisher(client), EventReader.stop(payload(data)))
                        .thenApply(stopped -> accepted()));
    }

    private void caption(SocketIOClient client, MultiTypeArgs data, AckRequest ack) {
        answer(ack, () -> {
            Publisher publisher = publisher(client);
            if (!publisher.mayCaption()) {
                throw new IngestException(IngestError.OVERLOADED, "At most 10 captions a second are taken.");
            }
            return receiver.caption(publisher, EventReader.caption(payload(data)))
                    .thenApply(taken -> accepted());
        });
    }

    private void connected(SocketIOClient client) {
        @Nullable PublishGrant grant = client.get(GRANT);
        if (grant != null) {
            publishers.put(client.getSessionId(), new Publisher(client, grant));
        }
    }

    private void disconnected(SocketIOClient client) {
        @Nullable Publisher publisher = publishers.remove(client.getSessionId());
        if (publisher != null) {
            receiver.gone(publisher);
        }
    }

    /** Who sent an event; events that were on their way when the socket was closed come from nobody any more. */
    private Publisher publisher(SocketIOClient client) {
        @Nullable Publisher publisher = publishers.get(client.getSessionId());
        if (publisher == null) {
            throw new IngestException(IngestError.UNAUTHORIZED, "The connection has no publish token, or is closed.");
        }
        return publisher;
    }

    private static JsonNode payload(MultiTypeArgs data) {
        if (!data.isEmpty() && data.get(0) instanceof JsonNode node && node.isObject()) {
            return node;
        }
        throw new IngestException(IngestError.BAD_REQUEST, "The event has no object as its payload.");
    }

    private static void answer(AckRequest ack, Supplier<CompletionStage<Map<String, Object>>> action) {
        try {
            var _ = action.get().whenComplete((body, failure) -> {
                if (failure != null) {
                    refuse(ack, failure);
                } else {
                    acknowledge(ack, body);
                }
            });
        } catch (RuntimeException e) {
            refuse(ack, e);
        }
    }

    private static Map<String, Object> body(StartAnswer answer) {
        Map<String, Object> body = accepted();
        body.put("nextSeq", answer.nextSeq());
        body.put("needsHeader", answer.needsHeader());
        body.put("windowBytes", answer.windowBytes());
        return body;
    }

    private static Map<String, Object> body(ChunkAnswer answer) {
        Map<String, Object> body = accepted();
        body.put("nextSeq", answer.nextSeq());
        body.put("windowBytes", answer.windowBytes());
        return body;
    }

    private static void refuse(AckRequest ack, Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ok", false);
        if (cause instanceof IngestException refused) {
            body.put("error", Map.of("code", refused.error().code(), "message", String.valueOf(refused.getMessage())));
            refused.nextSeq().ifPresent(next -> body.put("nextSeq", next));
        } else {
            log.error("An ingest event failed", cause);
            body.put(
                    "error",
                    Map.of(
                            "code",
                            IngestError.OVERLOADED.code(),
                            "message",
                            "The server could not take this. Try again."));
        }
        acknowledge(ack, body);
    }

    private static Map<String, Object> accepted() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ok", true);
        return body;
    }

    private static void acknowledge(AckRequest ack, Map<String, Object> body) {
        if (ack.isAckRequested()) {
            ack.sendAckData(body);
        }
    }
}
