package live.rostrum.publisher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngestClientTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private FakeIngestServer server;
    private final List<PublishHealth> health = new CopyOnWriteArrayList<>();
    private final IngestListener listener = new IngestListener() {
        @Override
        public void onHealth(PublishHealth report) {
            health.add(report);
        }
    };

    @BeforeEach
    void start() throws IOException {
        server = new FakeIngestServer();
    }

    @AfterEach
    void stop() {
        server.closeInBackground();
    }

    @Test
    void sendsEveryBlobOfACaptureInOrderAndStopsTheTake() throws Exception {
        long chunks = publish(FakeIngestServer.TOKEN);

        assertThat(chunks).isEqualTo(72);
        assertThat(server.received).containsExactlyElementsOf(numbersTo(72));
        assertThat(server.media()).isEqualTo(capture());
        assertThat(server.stops)
                .singleElement()
                .satisfies(stop -> assertThat(stop).containsEntry("chunks", 72));
        assertThat(server.starts)
                .singleElement()
                .satisfies(start -> assertThat(start)
                        .containsEntry("mimeType", "video/webm;codecs=avc1.42E01E,opus")
                        .containsEntry("timesliceMs", 250)
                        .containsEntry("keyFrameIntervalMs", 2000)
                        .containsEntry("oldestSeq", 0)
                        .containsEntry("takeover", false));
        await().atMost(SOON).untilAsserted(() -> assertThat(health).isNotEmpty());
        assertThat(health.getFirst().state()).isEqualTo("live");
    }

    @Test
    void goesOnWithTheSameTakeAndAFreshTokenAfterALostConnection() throws Exception {
        server.cutsAt = seq -> seq == 20;
        AtomicInteger asked = new AtomicInteger();
        IngestTarget target = new IngestTarget(
                server.address(),
                IngestTarget.INGEST_PATH,
                () -> FakeIngestServer.TOKEN + asked.incrementAndGet(),
                SOON,
                SOON);

        publish(target);

        assertThat(server.tokens).containsExactly(FakeIngestServer.TOKEN + 1, FakeIngestServer.TOKEN + 2);
        assertThat(server.starts).hasSize(2);
        assertThat(server.starts.get(1).get("takeId"))
                .isEqualTo(server.starts.get(0).get("takeId"));
        assertThat(server.media()).isEqualTo(capture());
    }

    @Test
    void sendsWhatItStillHasToAServerThatLostTheTake() throws Exception {
        server.losesTakeAt = seq -> seq == 30;

        publish(FakeIngestServer.TOKEN);

        assertThat(server.starts.get(1)).containsEntry("oldestSeq", 0);
        assertThat(server.received).containsSubsequence(29L, 0L, 1L, 29L, 30L, 31L);
        assertThat(server.media()).as("what came before, and then all of it").endsWith(capture());
    }

    @Test
    void rewindsToAGap() throws Exception {
        server.missesOnce = seq -> seq == 10;

        publish(FakeIngestServer.TOKEN);

        assertThat(server.starts).hasSize(1);
        assertThat(server.media()).isEqualTo(capture());
    }

    @Test
    void startsTheNextTakeOnTheSameConnection() throws Exception {
        IngestTarget target = IngestTarget.of(server.address(), FakeIngestServer.TOKEN);
        try (IngestClient client = new IngestClient(target, listener)) {
            for (int take = 0; take < 2; take++) {
                try (CaptureSource source = CaptureSource.bundled("h264-webm", Pace.UNPACED)) {
                    client.publish(source, TakeStart.now("s1", source.mimeType(), 250, 2000));
                }
            }
        }

        assertThat(server.tokens).hasSize(1);
        assertThat(server.stops).hasSize(2);
        assertThat(server.received).hasSize(144);
    }

    @Test
    void saysUnauthorizedWhenTheHandshakeIsRefused() {
        assertThatThrownBy(() -> publish("foreign"))
                .isInstanceOfSatisfying(
                        IngestException.class, e -> assertThat(e.code()).isEqualTo(IngestException.UNAUTHORIZED));
    }

    @Test
    void saysDisconnectedWhenNobodyListens() {
        server.close();

        assertThatThrownBy(() -> publish(FakeIngestServer.TOKEN))
                .isInstanceOfSatisfying(
                        IngestException.class, e -> assertThat(e.code()).isEqualTo(IngestException.DISCONNECTED));
    }

    @Test
    void endsWithTheCodeOfAFatalError() {
        server.failsAt = seq -> seq == 5;

        assertThatThrownBy(() -> publish(FakeIngestServer.TOKEN))
                .isInstanceOfSatisfying(
                        IngestException.class, e -> assertThat(e.code()).isEqualTo("unsupported-media"));
    }

    @Test
    void leavesAServerThatHasFallenSilent() throws Exception {
        server.fallsSilentAt = seq -> seq == 20;

        publish(impatient());

        assertThat(server.starts).hasSize(2);
        assertThat(server.media()).isEqualTo(capture());
    }

    @Test
    void staysWithAServerThatIsLateButTalks() throws Exception {
        server.isBusyAt = seq -> seq == 20;

        publish(impatient());

        assertThat(server.starts).hasSize(1);
        assertThat(server.media()).isEqualTo(capture());
    }

    /** Would be silent three times over while the server is busy. */
    private IngestTarget impatient() {
        return IngestTarget.of(server.address(), FakeIngestServer.TOKEN)
                .withTimeouts(FakeIngestServer.BUSY.dividedBy(3), SOON);
    }

    @Test
    void givesUpReconnectingAfterItsPatience() {
        server.cutsAt = seq -> {
            if (seq == 20) {
                Thread.ofVirtual().start(server::close);
                return true;
            }
            return false;
        };
        IngestTarget target = IngestTarget.of(server.address(), FakeIngestServer.TOKEN)
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(1));

        assertThatThrownBy(() -> publish(target)).isInstanceOf(IngestException.class);
    }

    @Test
    void finishesEarlyWithAProperStop() throws Exception {
        IngestTarget target = IngestTarget.of(server.address(), FakeIngestServer.TOKEN);
        try (IngestClient client = new IngestClient(target, listener);
                CaptureSource source = CaptureSource.bundled("h264-webm", Pace.REAL_TIME)) {
            Thread ctrlC = Thread.ofVirtual().start(() -> {
                await().atMost(SOON).until(() -> server.received.size() >= 3);
                client.finish();
            });
            long chunks = client.publish(source, TakeStart.now("s1", source.mimeType(), 250, 2000));
            ctrlC.join();

            assertThat(chunks).isBetween(3L, 10L);
            assertThat(server.stops).hasSize(1);
        }
    }

    private long publish(String token) throws InterruptedException {
        return publish(IngestTarget.of(server.address(), token));
    }

    private long publish(IngestTarget target) throws InterruptedException {
        try (IngestClient client = new IngestClient(target, listener);
                CaptureSource source = CaptureSource.bundled("h264-webm", Pace.UNPACED)) {
            return client.publish(source, TakeStart.now("s1", source.mimeType(), 250, 2000));
        }
    }

    private static List<Long> numbersTo(int end) {
        return LongStream.range(0, end).boxed().toList();
    }

    private static byte[] capture() throws IOException {
        try (InputStream in = IngestClientTests.class.getResourceAsStream("/captures/h264-webm/capture.webm")) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }
}
