package live.rostrum.recording.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import live.rostrum.database.EmbeddedDatabase;
import live.rostrum.publisher.ingest.IngestSocket;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.sockets.FreePort;
import live.rostrum.sockets.RawSocket;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a recording when something else fails. */
class FaultTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int HUGE_BYTES = 100 * 1024 * 1024;

    @TempDir
    Path data;

    private StreamServiceDouble streamService;
    private Owner owner;

    @BeforeEach
    void start() {
        streamService = new StreamServiceDouble();
        owner = new Owner(streamService);
    }

    @AfterEach
    void stop() {
        streamService.close();
    }

    @Test
    void aStreamThatIsDeletedWhileItIsRecordedLosesNothing() throws Exception {
        try (RunningRecorder recorder = new RunningRecorder(data, streamService.uri())) {
            IngestSocket socket = recorder.connect(streamService.recordedToken("deleted", "ada"));
            TakeStart take = Owner.take("deleted");
            Owner.start(socket, take);
            owner.send(socket, take, 0, 30);

            streamService.delete("deleted");
            await().atMost(SOON)
                    .until(() -> owner.mine(recorder, "deleted").path("endedAt").isString());
            owner.sendRest(socket, take, 30);

            owner.awaitWhole(recorder, "deleted", data);
        }
    }

    @Test
    void aClockThatIsSetForwardAndBackMovesNothing() throws Exception {
        AdjustableClock clock = new AdjustableClock();
        try (RunningRecorder recorder = new RunningRecorder(data, streamService.uri(), clock)) {
            IngestSocket socket = recorder.connect(streamService.recordedToken("stepped", "ada"));
            TakeStart take = Owner.take("stepped");
            Owner.start(socket, take);
            owner.send(socket, take, 0, 20);
            clock.advance(Duration.ofHours(3));
            owner.send(socket, take, 20, 50);
            clock.advance(Duration.ofHours(-3));
            owner.sendRest(socket, take, 50);
            recorder.end("stepped");

            owner.awaitWhole(recorder, "stepped", data);
        }
    }

    @Test
    void aClockThatIsSetBackKeepsNoRecordingWaiting() throws Exception {
        AdjustableClock clock = new AdjustableClock();
        try (RunningRecorder recorder =
                new RunningRecorder(data, streamService.uri(), clock, "rostrum.recording.quiet=4s")) {
            IngestSocket socket = recorder.connect(streamService.recordedToken("waiting", "ada"));
            TakeStart take = Owner.take("waiting");
            Owner.start(socket, take);
            owner.send(socket, take, 0, 40);
            clock.advance(Duration.ofMinutes(5));
            socket.close();
            recorder.end("waiting");
            owner.awaitStatus(recorder, "waiting", "processing");

            clock.advance(Duration.ofMinutes(-5));

            assertThat(owner.awaitStatus(recorder, "waiting", "incomplete")
                            .path("durationSeconds")
                            .asDouble())
                    .isBetween(9.0, 13.0);
        }
    }

    @Test
    void recordingGoesOnWithoutStreamService() throws Exception {
        StreamServiceDouble gone = new StreamServiceDouble();
        new RunningRecorder(data, gone.uri()).close(); // reads the keys, and keeps them
        gone.close();

        try (RunningRecorder recorder = new RunningRecorder(data, gone.uri())) {
            Owner alone = new Owner(gone);
            IngestSocket socket = recorder.connect(gone.recordedToken("alone", "ada"));
            TakeStart take = Owner.take("alone");
            Owner.start(socket, take);
            alone.sendRest(socket, take, 0);
            recorder.end("alone");

            alone.awaitWhole(recorder, "alone", data);
        }
    }

    @Test
    void recordingGoesOnWithoutTheDatabaseAndIsCompletedWhenItIsBack() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.next());
        Path folder = Files.createDirectories(data.resolve("elsewhere"));
        EmbeddedDatabase database = EmbeddedDatabase.open(folder, address);
        try (RunningRecorder recorder = new RunningRecorder(data, streamService.uri(), uriOf(address))) {
            IngestSocket socket = recorder.connect(streamService.recordedToken("unlisted", "ada"));
            TakeStart take = Owner.take("unlisted");
            Owner.start(socket, take);
            owner.send(socket, take, 0, 20);
            database.close();

            owner.send(socket, take, 20, 50);
            TakeStart other = Owner.take("unseen");
            IngestSocket second = recorder.connect(streamService.recordedToken("unseen", "ada"));
            assertThat(Owner.start(second, other).ok()).isTrue();
            owner.sendRest(second, other, 0);
            owner.sendRest(socket, take, 50);
            recorder.end("unlisted");
            recorder.end("unseen");
            assertThat(recorder.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

            database = EmbeddedDatabase.open(folder, address);
            owner.awaitWhole(recorder, "unlisted", data);
            owner.awaitWhole(recorder, "unseen", data);
        } finally {
            database.close();
        }
    }

    @Test
    void aDatabaseThatGoesWhileTheFileIsMadeOnlyDelaysIt() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.next());
        Path folder = Files.createDirectories(data.resolve("elsewhere"));
        EmbeddedDatabase database = EmbeddedDatabase.open(folder, address);
        try (RunningRecorder recorder = new RunningRecorder(data, streamService.uri(), uriOf(address))) {
            IngestSocket socket = recorder.connect(streamService.recordedToken("delayed", "ada"));
            TakeStart take = Owner.take("delayed");
            Owner.start(socket, take);
            owner.sendRest(socket, take, 0);
            recorder.end("delayed");
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> owner.mine(recorder, "delayed")
                            .path("status")
                            .asString()
                            .equals("processing"));

            database.close();
            assertThat(recorder.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            database = EmbeddedDatabase.open(folder, address);

            owner.awaitWhole(recorder, "delayed", data);
        } finally {
            database.close();
        }
    }

    @Test
    void aChunkOfAHundredMebibytesEndsItsConnectionAndNobodyElses() throws Exception {
        try (RunningRecorder recorder = new RunningRecorder(data, streamService.uri())) {
            IngestSocket other = recorder.connect(streamService.recordedToken("beside", "bob"));
            TakeStart take = Owner.take("beside");
            Owner.start(other, take);
            owner.send(other, take, 0, 10);

            try (RawSocket hostile = RawSocket.open(
                    recorder.socketPort(),
                    "/recorder/socket.io/",
                    "&token=" + streamService.recordedToken("huge", "eve"))) {
                hostile.text("40");
                await().atMost(SOON).until(() -> hostile.received().stream().anyMatch(text -> text.startsWith("40")));
                hostile.text("451-0[\"publish:chunk\",{\"takeId\":\"t\",\"seq\":0},{\"_placeholder\":true,\"num\":0}]")
                        .binary(new byte[HUGE_BYTES]);
                await().atMost(SOON).until(hostile::closed);
            }

            assertThat(other.lost()).isNotDone();
            owner.send(other, take, 10, 20);
            assertThat(recorder.spooled("beside", take.takeId())).hasSize(20);
            assertThat(data.resolve("recordings/spool/huge")).doesNotExist();
        }
    }

    private static String uriOf(InetSocketAddress database) {
        return "spring.mongodb.uri=mongodb://127.0.0.1:" + database.getPort() + "/rostrum";
    }
}
