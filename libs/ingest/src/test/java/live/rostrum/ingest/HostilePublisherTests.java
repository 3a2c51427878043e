package live.rostrum.ingest;

import static live.rostrum.ingest.IngestServerFixture.chunk;
import static live.rostrum.ingest.IngestServerFixture.marked;
import static live.rostrum.ingest.IngestServerFixture.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.util.internal.PlatformDependent;
import java.time.Duration;
import live.rostrum.publisher.ingest.IngestSocket;
import live.rostrum.sockets.RawSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSocket frames that no Socket.IO client sends, while somebody else publishes. */
class HostilePublisherTests {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long MUCH_MEMORY = 48L * 1024 * 1024;

    private IngestServerFixture server;
    private IngestSocket other;
    private long othersChunks;

    @BeforeEach
    void open() throws Exception {
        server = new IngestServerFixture();
        other = server.connect(server.token());
        other.emit("publish:start", start()).join();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void nobodyGetsInWithoutATokenWhateverTheySay() {
        assertThatThrownBy(() -> server.raw("")).hasMessageContaining("401");
        assertThatThrownBy(() -> server.raw("&token=")).hasMessageContaining("401");
        assertThatThrownBy(() -> server.raw("&token=a.b.c")).hasMessageContaining("401");
        assertOnlyTheOtherWasHeard();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "420[\"publish:start\",{",
                "420[\"publish:start\",{\"streamId\":\"stream-1\"",
                "420[\"publish:stop\",nonsense]",
                "420{\"publish:start\":1}",
                "47[\"publish:start\",{}]",
                "9",
                "R",
                "publish:start",
                "451-0[\"publish:chunk\",{\"takeId\":\"take-1\",\"seq\":0}",
                "452-0[\"publish:chunk\",{\"takeId\":\"take-1\",\"seq\":0},{\"_placeholder\":true,\"num\":0},"
                        + "{\"_placeholder\":true,\"num\":1}]"
            })
    void nonsenseEndsTheConnectionAndReachesNobody(String message) throws Exception {
        RawSocket hostile = connected();

        hostile.text(message).binary(marked(3));

        await().atMost(SOON).until(hostile::closed);
        assertOnlyTheOtherWasHeard();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42[]",
                "42[1,2]",
                "42[\"no:such:event\",{}]",
                "42[\"publish:start\"]",
                "42[\"publish:start\",{\"streamId\":\"stream-1\",\"takeId\":\"t\"}]",
                "42[\"publish:stop\",{\"takeId\":\"\"}]",
                "430[{}]"
            })
    void badEventsThatWantNoAnswerReachNobody(String message) throws Exception {
        RawSocket hostile = connected();

        hostile.text(message);

        assertOnlyTheOtherWasHeard();
    }

    @Test
    void anEventBeforeTheConnectPacketReachesNobody() throws Exception {
        RawSocket hasty = server.raw("&token=" + server.token());

        hasty.text("420[\"publish:start\"," + start() + "]");

        await().atMost(SOON).until(hasty::closed);
        assertOnlyTheOtherWasHeard();
    }

    @Test
    void aChunkWhosePlaceholderIsMissingReachesNobody() throws Exception {
        RawSocket hostile = connected();

        hostile.text("451-0[\"publish:chunk\"," + chunk(0) + "]").binary(marked(1000));

        await().atMost(SOON).until(hostile::closed);
        assertOnlyTheOtherWasHeard();
    }

    @Test
    void aMessageOfAHundredMebibytesIsRefusedAndCostsNoMemory() throws Exception {
        long before = memory();
        RawSocket hostile = connected();
        hostile.text("451-0[\"publish:chunk\",{\"takeId\":\"take-1\",\"seq\":0,\"_placeholder\":true,\"num\":0}]");

        hostile.binary(new byte[100 << 20]);

        await().atMost(SOON).until(hostile::closed);
        assertThat(memory() - before).isLessThan(MUCH_MEMORY);
        assertOnlyTheOtherWasHeard();
    }

    @Test
    void aFloodOfBinaryCostsNoMemory() throws Exception {
        long before = memory();
        for (String first : new String[] {"40", "451-0[\"publish:chunk\",{}]", "45100-[\"publish:chunk\"]"}) {
            RawSocket hostile = connected();
            hostile.text(first);
            for (int i = 0; i < 100 && !hostile.closed(); i++) {
                hostile.binary(marked(1_000_000));
            }
            await().atMost(SOON).until(hostile::closed);
        }

        assertThat(memory() - before).isLessThan(MUCH_MEMORY);
        assertOnlyTheOtherWasHeard();
    }

    private RawSocket connected() throws Exception {
        return server.raw("&token=" + server.token()).text("40");
    }

    /** The other publisher is served, and nothing but its own events has reached the receiver. */
    private void assertOnlyTheOtherWasHeard() {
        long seq = othersChunks++;
        assertThat(other.emit("publish:chunk", chunk(seq), marked(100))).succeedsWithin(SOON);
        assertThat(server.receiver.starts).hasSize(1);
        assertThat(server.receiver.chunks)
                .hasSize((int) othersChunks)
                .allMatch(received -> received.data().length == 100);
        assertThat(server.receiver.stops).isEmpty();
    }

    private static long memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() + PlatformDependent.usedDirectMemory();
    }
}
