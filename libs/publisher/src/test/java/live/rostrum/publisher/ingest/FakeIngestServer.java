package live.rostrum.publisher.ingest;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** A small ingest server with a memory for one take after the other, and with the misbehaviour that a test asks for. */
public final class FakeIngestServer implements AutoCloseable {

    public static final String TOKEN = "good-token";

    public final List<Map<String, Object>> starts = new CopyOnWriteArrayList<>();
    public final List<Map<String, Object>> stops = new CopyOnWriteArrayList<>();
    public final List<Long> received = new CopyOnWriteArrayList<>();
    public final List<String> tokens = new CopyOnWriteArrayList<>();
    /** Cuts the connection in the place of an answer. */
    public volatile LongPredicate cutsAt = seq -> false;
    /** Forgets the chunk and everything of the take, as a restarted server does. */
    public volatile LongPredicate losesTakeAt = seq -> false;
    /** Pretends that the chunk never came. */
    public volatile LongPredicate missesOnce = seq -> false;
    /** Reports a fatal error in the place of an answer. */
    public volatile LongPredicate failsAt = seq -> false;

    /** Leaves the chunk and all after it without an answer. */
    public volatile LongPredicate fallsSilentAt = seq -> false;
    /** Answers this chunk and all after it only after {@link #BUSY}, and sends its health meanwhile. */
    public volatile LongPredicate isBusyAt = seq -> false;

    public static final Duration BUSY = Duration.ofMillis(1500);

    private static final Map<String, Object> HEALTH = Map.of("state", "live", "bitrateKbps", 640, "mode", "copy");

    private final SocketIOServer server;
    private final int port;
    private final ByteArrayOutputStream media = new ByteArrayOutputStream();
    private String takeId = "";
    private long nextSeq;
    private boolean headerMissing;
    /** What came while the server was busy or silent. */
    private @Nullable List<Runnable> waiting;

    public FakeIngestServer() throws IOException {
        this("/ingest/socket.io");
    }

    /** One on another path. */
    public FakeIngestServer(String path) throws IOException {
        Configuration configuration = new Configuration();
        configuration.setHostname("127.0.0.1");
        port = freePort();
        configuration.setPort(port);
        configuration.setContext(path);
        configuration.setTransports(Transport.WEBSOCKET);
        configuration.setMaxFramePayloadLength(4 << 20);
        configuration.setRandomSession(true);
        configuration.setAckMode(AckMode.MANUAL);
        configuration.setBossThreads(1);
        configuration.setWorkerThreads(1);
        configuration.setAuthorizationListener(handshake -> {
            String token = handshake.getSingleUrlParam("token");
            tokens.add(token);
            return token.startsWith(TOKEN)
                    ? AuthorizationResult.SUCCESSFUL_AUTHORIZATION
                    : AuthorizationResult.FAILED_AUTHORIZATION;
        });
        server = new SocketIOServer(configuration);
        server.addEventListener("publish:start", Map.class, (client, data, ack) -> start(client, data, ack));
        server.addMultiTypeEventListener(
                "publish:chunk",
                (client, data, ack) -> chunk(client, data.first(), data.second(), ack),
                Map.class,
                byte[].class);
        server.addEventListener("publish:stop", Map.class, (client, data, ack) -> {
            stops.add(copy(data));
            ack.sendAckData(Map.of("ok", true));
        });
        server.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public synchronized byte[] media() {
        return media.toByteArray();
    }

    private synchronized void start(SocketIOClient client, Map<?, ?> data, AckRequest ack) {
        starts.add(copy(data));
        waiting = null;
        String requested = String.valueOf(data.get("takeId"));
        boolean known = requested.equals(takeId);
        if (!known) {
            takeId = requested;
            nextSeq = number(data, "oldestSeq");
            headerMissing = true;
        }
        ack.sendAckData(Map.of("ok", true, "nextSeq", nextSeq, "needsHeader", headerMissing, "windowBytes", 64 << 10));
        client.sendEvent("publish:health", HEALTH);
    }

    private synchronized void chunk(SocketIOClient client, Map<?, ?> data, byte[] message, AckRequest ack) {
        long seq = number(data, "seq");
        if (waiting != null) {
            waiting.add(() -> chunk(client, data, message, ack));
        } else if (fallsSilentAt.test(seq)) {
            fallsSilentAt = any -> false;
            waiting = new ArrayList<>();
        } else if (isBusyAt.test(seq)) {
            isBusyAt = any -> false;
            waiting = new ArrayList<>(List.of(() -> chunk(client, data, message, ack)));
            Thread.ofVirtual().start(() -> beBusy(client));
        } else if (losesTakeAt.test(seq)) {
            losesTakeAt = any -> false;
            takeId = "";
            client.disconnect();
        } else if (cutsAt.test(seq)) {
            cutsAt = any -> false;
            client.disconnect();
        } else if (failsAt.test(seq)) {
            client.sendEvent("publish:error", Map.of("code", "unsupported-media", "message", "No.", "fatal", true));
        } else if (missesOnce.test(seq)) {
            missesOnce = any -> false;
            ack.sendAckData(gap());
        } else if ((headerMissing && seq == 0) || seq == nextSeq) {
            accept(seq, message, ack);
        } else if (seq > nextSeq) {
            ack.sendAckData(gap());
        } else {
            ack.sendAckData(Map.of("ok", true, "nextSeq", nextSeq, "windowBytes", 64 << 10));
        }
    }

    private void beBusy(SocketIOClient client) {
        long endNanos = System.nanoTime() + BUSY.toNanos();
        while (System.nanoTime() < endNanos) {
            client.sendEvent("publish:health", HEALTH);
            LockSupport.parkNanos(BUSY.toNanos() / 30);
        }
        synchronized (this) {
            List<Runnable> came = waiting == null ? List.of() : waiting;
            waiting = null;
            came.forEach(Runnable::run);
        }
    }

    private Map<String, Object> gap() {
        return Map.of(
                "ok", false, "nextSeq", nextSeq, "error", Map.of("code", "gap", "message", "A chunk is missing."));
    }

    private void accept(long seq, byte[] message, AckRequest ack) {
        received.add(seq);
        headerMissing = false;
        if (message[0] != 0x52) {
            throw new IllegalStateException("the leading byte is missing");
        }
        if (seq == nextSeq) {
            media.write(message, 1, message.length - 1);
            nextSeq++;
        }
        ack.sendAckData(Map.of("ok", true, "nextSeq", nextSeq, "windowBytes", 64 << 10));
    }

    private static long number(Map<?, ?> data, String name) {
        return Long.parseLong(String.valueOf(data.get(name)));
    }

    private static Map<String, Object> copy(Map<?, ?> data) {
        Map<String, Object> copy = new HashMap<>();
        data.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    /** Closes without waiting for the two quiet seconds of Netty's shutdown. */
    public void closeInBackground() {
        Thread.ofVirtual().start(server::stop);
    }

    @Override
    public void close() {
        server.stop();
    }
}
