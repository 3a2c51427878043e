package live.rostrum.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** WebSockets through the gateway. */
class SocketTests {

    private static final int THREE_MEBIBYTES = 3 * 1024 * 1024;

    @Test
    void carriesMessagesOfMebibytesBothWays() throws Exception {
        try (FakeService service = new FakeService();
                TestGateway gateway = new TestGateway(service)) {
            Listener listener = new Listener();
            WebSocket socket = connect(gateway, "/rooms/socket.io/?EIO=4&transport=websocket", listener);
            byte[] message = new byte[THREE_MEBIBYTES];
            new Random(1).nextBytes(message);

            socket.sendBinary(ByteBuffer.wrap(message), true).join();
            socket.sendText("two", true).join();

            assertThat(listener.next()).isEqualTo(message);
            assertThat(new String(listener.next(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("two");
            socket.abort();
        }
    }

    @Test
    void outlivesTheTimeLimitOfOrdinaryRequests() throws Exception {
        try (FakeService service = new FakeService();
                TestGateway gateway = new TestGateway(
                        service,
                        "spring.cloud.gateway.server.webflux.httpclient.response-timeout=200ms",
                        "rostrum.gateway.limits.read=300ms",
                        "rostrum.gateway.limits.idle=300ms")) {
            Listener listener = new Listener();
            WebSocket socket = connect(gateway, "/rooms/socket.io/", listener);

            assertThat(listener.queue.poll(1, TimeUnit.SECONDS)).isNull();
            socket.sendText("still here", true).join();

            assertThat(listener.next()).asString().isEqualTo("still here");
            socket.abort();
        }
    }

    @Test
    void closesTheSocketWhenTheServiceIsAwayAndLogsNoToken() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        try (TestGateway gateway = new TestGateway(URI.create("http://127.0.0.1:1"), URI.create("ws://127.0.0.1:1"))) {
            root.setLevel(Level.INFO);
            log.start();
            root.addAppender(log);
            Listener listener = new Listener();

            try {
                connect(gateway, "/rooms/socket.io/?token=very-secret", listener);
                assertThat(listener.closed.get(5, TimeUnit.SECONDS)).isNotNull();
            } catch (java.util.concurrent.CompletionException refused) {
                assertThat(refused).hasMessageContaining("WebSocket");
            }

            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(line -> line.contains("very-secret"));
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
    }

    @Test
    void boundsTheSocketsOfOneAddress() throws Exception {
        try (FakeService service = new FakeService();
                TestGateway gateway = new TestGateway(service, "rostrum.gateway.limits.open-sockets=2")) {
            WebSocket first = connect(gateway, "/rooms/socket.io/", new Listener());
            connect(gateway, "/rooms/socket.io/", new Listener());

            assertThatThrownBy(() -> connect(gateway, "/rooms/socket.io/", new Listener()))
                    .hasMessageContaining("WebSocketHandshakeException");

            first.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .ignoreExceptions()
                    .until(() -> connect(gateway, "/rooms/socket.io/", new Listener()) != null);
        }
    }

    private static WebSocket connect(TestGateway gateway, String path, Listener listener) {
        return gateway.client()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + gateway.port + path), listener)
                .join();
    }

    private static final class Listener implements WebSocket.Listener {
        private final LinkedBlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
        private final CompletableFuture<Object> closed = new CompletableFuture<>();
        private final java.io.ByteArrayOutputStream message = new java.io.ByteArrayOutputStream();

        byte[] next() throws InterruptedException {
            byte[] next = queue.poll(10, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return next == null ? new byte[0] : next;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            return append(socket, bytes, last);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            return append(socket, data.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedStage(code);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(error);
        }

        private CompletionStage<?> append(WebSocket socket, byte[] bytes, boolean last) {
            message.writeBytes(bytes);
            if (last) {
                queue.add(message.toByteArray());
                message.reset();
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
