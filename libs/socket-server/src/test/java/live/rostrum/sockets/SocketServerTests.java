package live.rostrum.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.corundumstudio.socketio.HandshakeData;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketServerTests {

    private int port;
    private @Nullable SocketServer server;
    private @Nullable Socket socket;

    @BeforeEach
    void findPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        if (socket != null) {
            socket.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void answersAnEventOfAnAuthorisedClient() throws Exception {
        start(10, handshake -> Optional.of(Map.of("name", "ada")));
        Socket client = connect("token=good");

        assertThat(ask(client)).isEqualTo("ada");
    }

    @Test
    void givesAnEventItsAttachmentByteForByteAndKeepsNothing() throws Exception {
        SocketServer running = new SocketServer(settings(10), handshake -> Optional.of(Map.of()));
        server = running;
        byte[] sent = new byte[5_000];
        new Random(1).nextBytes(sent);
        sent[0] = 'R';
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        AtomicReference<byte[]> again = new AtomicReference<>();
        running.io()
                .addMultiTypeEventListener(
                        "blob",
                        (client, data, ack) -> {
                            byte[] ticket = data.second();
                            received.complete(running.attachment(ticket).copyFrom(0));
                            again.set(running.attachment(ticket).copyFrom(0));
                            ack.sendAckData("taken");
                        },
                        Map.class,
                        byte[].class);
        running.start();
        Socket client = connect("token=good");
        CompletableFuture<String> answer = new CompletableFuture<>();

        client.emit("blob", new Object[] {new JSONObject(), sent}, (Ack) taken -> answer.complete((String) taken[0]));

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("taken");
        assertThat(received.get()).isEqualTo(sent);
        assertThat(again.get()).isEmpty();
    }

    @Test
    void refusesAtTheHandshakeWhoIsNotAuthorised() {
        start(10, SocketServerTests::onlyTheGoodToken);
        Socket client = connect("token=bad");

        CompletableFuture<String> refusal = new CompletableFuture<>();
        client.on(Socket.EVENT_CONNECT_ERROR, arguments -> refusal.complete("refused"));

        assertThat(refusal).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("refused");
        assertThat(client.connected()).isFalse();
    }

    @Test
    void refusesMoreConnectionsThanItsBound() throws Exception {
        SocketServer started = start(1, handshake -> Optional.of(Map.of("name", "ada")));
        assertThat(ask(connect("token=good"))).isEqualTo("ada");

        Socket second = IO.socket(URI.create("http://127.0.0.1:" + port), options("token=good"));
        CompletableFuture<String> refusal = new CompletableFuture<>();
        second.on(Socket.EVENT_CONNECT_ERROR, arguments -> refusal.complete("refused"));
        second.connect();

        assertThat(refusal).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("refused");
        assertThat(started.connections()).isEqualTo(1);
        second.close();
    }

    @Test
    void closesAClientWhoseMessageIsTooLong() throws Exception {
        start(10, handshake -> Optional.of(Map.of("name", "ada")));
        Socket client = connect("token=good");
        assertThat(ask(client)).isEqualTo("ada");

        client.emit("who", (Object) new byte[100_000]);

        await().atMost(Duration.ofSeconds(5)).until(() -> !client.connected());
    }

    @Test
    void saysWhichPortIsTaken() {
        start(10, HandshakeAuthorizer.ANYBODY);

        SocketServer second = new SocketServer(settings(10), HandshakeAuthorizer.ANYBODY);

        assertThatThrownBy(second::start)
                .isInstanceOfSatisfying(
                        PortInUseException.class, e -> assertThat(e.port()).isEqualTo(port));
    }

    private static Optional<Map<String, Object>> onlyTheGoodToken(HandshakeData handshake) {
        return "good".equals(handshake.getSingleUrlParam("token"))
                ? Optional.of(Map.of("name", "ada"))
                : Optional.empty();
    }

    private SocketServerSettings settings(int maxConnections) {
        return new SocketServerSettings("127.0.0.1", port, "/test/socket.io", 64 * 1024, maxConnections);
    }

    private SocketServer start(int maxConnections, HandshakeAuthorizer authorizer) {
        SocketServer created = new SocketServer(settings(maxConnections), authorizer);
        created.io()
                .addEventListener(
                        "who", Object.class, (client, data, ack) -> ack.sendAckData(client.<String>get("name")));
        created.start();
        server = created;
        return created;
    }

    private Socket connect(String query) {
        Socket client = IO.socket(URI.create("http://127.0.0.1:" + port), options(query));
        socket = client;
        client.connect();
        return client;
    }

    private static IO.Options options(String query) {
        return IO.Options.builder()
                .setTransports(new String[] {"websocket"})
                .setPath("/test/socket.io/")
                .setQuery(query)
                .setReconnection(false)
                .setForceNew(true)
                .build();
    }

    private static String ask(Socket client) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        client.emit("who", new Object[] {"?"}, (Ack) arguments -> answer.complete(String.valueOf(arguments[0])));
        return answer.get(5, TimeUnit.SECONDS);
    }
}
