package live.rostrum.ingest;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.IngestSocket;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.sockets.FreePort;
import live.rostrum.sockets.RawSocket;
import live.rostrum.sockets.SocketServerSettings;
import live.rostrum.tokens.CaptionGrant;
import live.rostrum.tokens.PublishGrant;
import live.rostrum.tokens.PublishTokenVerifier;
import live.rostrum.tokens.PublishTokens;
import live.rostrum.tokens.SigningKeys;
import live.rostrum.tokens.StreamLatency;
import org.json.JSONObject;

/** An ingest server on a real port with a receiver that remembers, and clients for it. */
final class IngestServerFixture {

    static final String STREAM = "stream-1";
    static final String TAKE = "take-1";
    static final Instant STARTED_AT = Instant.parse("2026-01-01T00:00:00.250Z");

    private static final String PATH = "/ingest/socket.io";

    final RecordingReceiver receiver = new RecordingReceiver();
    final SigningKeys keys = SigningKeys.generate();
    private final int port;
    private final IngestServer server;
    private final List<AutoCloseable> clients = new ArrayList<>();

    IngestServerFixture() throws IOException {
        port = FreePort.next();
        server = new IngestServer(
                new SocketServerSettings("127.0.0.1", port, PATH, IngestServer.MAX_MESSAGE_BYTES, 20),
                new PublishTokenVerifier(keys, Clock.systemUTC()),
                receiver);
        server.start();
    }

    String token() {
        return token(keys, STREAM, Duration.ofHours(1));
    }

    static String token(SigningKeys signer, String streamId, Duration lifetime) {
        return new PublishTokens(signer, Clock.systemUTC())
                .mint(new PublishGrant(
                        "token-1",
                        streamId,
                        "ada",
                        StreamLatency.STANDARD,
                        false,
                        false,
                        new CaptionGrant(false, "en-US"),
                        false,
                        Instant.now().plus(lifetime)));
    }

    IngestSocket connect(String token) throws InterruptedException {
        IngestSocket socket = IngestSocket.connect(
                IngestTarget.of(URI.create("http://127.0.0.1:" + port), token)
                        .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)),
                IngestListener.SILENT);
        clients.add(socket);
        return socket;
    }

    RawSocket raw(String query) throws IOException {
        RawSocket socket = RawSocket.open(port, PATH + "/", query);
        clients.add(socket);
        return socket;
    }

    static JSONObject start() {
        return new JSONObject(Map.of(
                "streamId",
                STREAM,
                "takeId",
                TAKE,
                "mimeType",
                "video/webm;codecs=vp8,opus",
                "timesliceMs",
                250,
                "keyFrameIntervalMs",
                2000,
                "startedAt",
                STARTED_AT.toString(),
                "oldestSeq",
                0,
                "takeover",
                false));
    }

    static JSONObject chunk(long seq) {
        return new JSONObject(Map.of("takeId", TAKE, "seq", seq, "capturedAt", "2026-01-01T00:00:00Z"));
    }

    /** A chunk's binary message: the mark, then this many bytes. */
    static byte[] marked(int bytes) {
        byte[] message = new byte[bytes + 1];
        message[0] = 0x52;
        return message;
    }

    void close() throws Exception {
        for (AutoCloseable client : clients) {
            client.close();
        }
        server.close();
    }
}
