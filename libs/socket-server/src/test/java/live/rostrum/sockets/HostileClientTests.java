package live.rostrum.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileClientTests {

    private static final String PATH = "/test/socket.io/";
    private static final int MAX_MESSAGE_BYTES = 1024 * 1024;
    private static final int MAX_CONNECTIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long MUCH_MEMORY = 48L * 1024 * 1024;

    private final AtomicInteger handled = new AtomicInteger();
    private final List<RawSocket> sockets = new ArrayList<>();
    private int port;
    private @Nullable SocketServer server;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        SocketServer created = new SocketServer(
                new SocketServerSettings("127.0.0.1", port, "/test/socket.io", MAX_MESSAGE_BYTES, MAX_CONNECTIONS),
                handshake -> Optional.of(Map.of()));
        created.io()
                .addMultiTypeEventListener(
                        "say",
                        (client, data, ack) -> {
                            handled.incrementAndGet();
                            ack.sendAckData("heard");
                        },
                        String.class);
        created.io().addEventListener("echo", String.class, (client, data, ack) -> ack.sendAckData(data));
        created.start();
        server = created;
    }

    @AfterEach
    void stop() {
        sockets.forEach(RawSocket::close);
        server().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // not a packet, or of no known type
                "hello",
                "{\"a\":1}",
                "9",
                "47[\"say\",\"x\"]",
                "4x[\"say\",\"x\"]",
                "4",
                // JSON that ends too early
                "42[\"say\",",
                "42[\"say\",\"x\"",
                // more attachments than any event has, and types that only look like a binary event when masked
                "452-[\"say\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]",
                "4599999999999-[\"say\"]",
                "4611-[\"say\"]",
                "45/x9-[\"say\"]",
                "DU99-[\"say\"]",
                // several packets in one message, as only long polling has them, and length prefixes of old versions
                "42[\"say\",\"x\"]\u001e42[\"say\",\"y\"]",
                "12:42[\"say\",\"x\"]",
                "\u0000\u0001\u00ff42[\"say\",\"x\"]"
            })
    void closesAConnectionThatSpeaksNonsense(String message) throws Exception {
        RawSocket hostile = connected();

        hostile.text(message);

        await().atMost(SOON).until(hostile::closed);
        assertThat(handled).hasValue(0);
        assertThatOthersAreServed();
    }

    @Test
    void closesAConnectionThatSendsBinaryWithoutHavingAnnouncedIt() throws Exception {
        RawSocket hostile = connected();

        hostile.binary(new byte[] {0x52, 1, 2, 3});

        await().atMost(SOON).until(hostile::closed);
        assertThatOthersAreServed();
    }

    @Test
    void takesNoOtherMessageForAnEmptyAttachment() throws Exception {
        RawSocket hostile = connected();

        hostile.text("451-0[\"say\",{\"_placeholder\":true,\"num\":0}]").binary(new byte[0]);

        await().atMost(SOON).until(hostile::closed);
        assertThat(handled).hasValue(0);
    }

    @Test
    void keepsOneAttachmentAtMostHoweverManyAreAnnounced() throws Exception {
        long before = memory();
        for (String announced : List.of("450100-", "4599-", "4512-", "45999999999-")) {
            RawSocket hostile = connected();
            hostile.text(announced + "[\"say\",{\"_placeholder\":true,\"num\":0}]");
            for (int i = 0; i < 60 && !hostile.closed(); i++) {
                hostile.binary(new byte[MAX_MESSAGE_BYTES / 2]);
            }
            await().atMost(SOON).until(hostile::closed);
        }

        assertThat(memory() - before).isLessThan(MUCH_MEMORY);
        assertThatOthersAreServed();
    }

    @Test
    void endsAMessageThatNeverEnds() throws Exception {
        RawSocket hostile = connected();

        hostile.part("42[\"say\",\"", false);
        for (int i = 0; i < 40 && !hostile.closed(); i++) {
            hostile.part("x".repeat(100_000), false);
        }

        await().atMost(SOON).until(hostile::closed);
        assertThatOthersAreServed();
    }

    @Test
    void answersNoLongPings() throws Exception {
        RawSocket hostile = connected();

        hostile.text("2" + "p".repeat(100_000));

        await().atMost(SOON).until(hostile::closed);
        assertThat(hostile.received()).noneMatch(message -> message.length() > 1_000);
    }

    @Test
    void closesAClientThatAsksWithoutReadingTheAnswers() throws Exception {
        long before = memory();
        RawSocket deaf = keep(RawSocket.deaf(port, PATH, ""));
        deaf.text("40");
        String longText = "x".repeat(200_000);

        for (int i = 0; i < 500 && !deaf.closed(); i++) {
            deaf.text("42" + i + "[\"echo\",\"" + longText + "\"]");
        }

        assertThat(deaf.closed()).isTrue();
        assertThat(memory() - before).isLessThan(MUCH_MEMORY);
        assertThatOthersAreServed();
    }

    @Test
    void anEventBeforeTheConnectPacketReachesNobody() throws Exception {
        RawSocket hasty = keep(RawSocket.open(port, PATH, ""));

        hasty.text("420[\"say\",\"early\"]");

        await().atMost(SOON).until(hasty::closed);
        assertThat(handled).hasValue(0);
        assertThatOthersAreServed();
    }

    @Test
    void anEventAfterTheDisconnectPacketReachesNobody() throws Exception {
        RawSocket leaving = connected();

        leaving.text("41").text("420[\"say\",\"late\"]");

        await().atMost(SOON).until(leaving::closed);
        assertThat(handled).hasValue(0);
        assertThatOthersAreServed();
    }

    @Test
    void hasNoOtherNamespace() throws Exception {
        RawSocket lost = keep(RawSocket.open(port, PATH, ""));

        lost.text("40/other,{}").text("420[\"say\",\"x\"]");

        await().atMost(SOON).until(lost::closed);
        assertThat(handled).hasValue(0);
    }

    @Test
    void aClientThatConnectsManyTimesCountsOnce() throws Exception {
        RawSocket repeating = connected();

        for (int i = 0; i < 20; i++) {
            repeating.text("40");
        }
        repeating.text("421[\"say\",\"x\"]");

        await().atMost(SOON).until(() -> repeating.received().contains("431[\"heard\"]"));
        assertThat(server().connections()).isEqualTo(1);
    }

    @Test
    void countsConnectionsThatNeverSendTheConnectPacket() throws Exception {
        for (int i = 0; i < MAX_CONNECTIONS; i++) {
            keep(RawSocket.open(port, PATH, ""));
        }
        // The handshake's answer may overtake the count.
        await().atMost(SOON).until(() -> server().connections() == MAX_CONNECTIONS);

        assertThatThrownBy(() -> RawSocket.open(port, PATH, "")).hasMessageContaining("401");

        sockets.getFirst().close();
        await().atMost(SOON).ignoreExceptions().until(() -> keep(RawSocket.open(port, PATH, "")) != null);
    }

    @Test
    void boundsConnectionsThatNeverSayAnything() throws Exception {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < MAX_CONNECTIONS + 16 + 5; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(1);
            silent.add(socket);
        }

        // Sooner than all of them are closed for their silence.
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(silent.stream().filter(HostileClientTests::isClosedByTheServer))
                        .hasSize(5));

        for (Socket socket : silent) {
            socket.close();
        }
        await().atMost(SOON).ignoreExceptions().untilAsserted(this::assertThatOthersAreServed);
    }

    private static boolean isClosedByTheServer(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void assertThatOthersAreServed() throws Exception {
        RawSocket good = connected();
        good.text("427[\"say\",\"x\"]");
        await().atMost(SOON).until(() -> good.received().contains("437[\"heard\"]"));
    }

    private RawSocket connected() throws Exception {
        return keep(RawSocket.open(port, PATH, "")).text("40");
    }

    private RawSocket keep(RawSocket socket) {
        sockets.add(socket);
        return socket;
    }

    private SocketServer server() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server;
    }

    /** What is in use on the heap and off it. */
    private static long memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() + PlatformDependent.usedDirectMemory();
    }
}
