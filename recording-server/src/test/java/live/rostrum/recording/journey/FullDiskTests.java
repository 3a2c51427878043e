package live.rostrum.recording.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.IngestSocket;
import live.rostrum.publisher.ingest.PublishHealth;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recordings are on a small file system of their own, which gets full or cannot be written. Needs the right to mount. */
class FullDiskTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    Path data;

    private StreamServiceDouble streamService;
    private Owner owner;
    private RunningRecorder recorder;
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = data.resolve("recordings");
        Files.createDirectories(disk);
        mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", disk.toString());
        assumeTrue(mounted, "may not mount");
        streamService = new StreamServiceDouble();
        owner = new Owner(streamService);
        recorder = open();
    }

    @AfterEach
    void unmount() throws Exception {
        if (!mounted) {
            return;
        }
        recorder.close();
        streamService.close();
        assertThat(succeeds("umount", disk.toString()))
                .as("no file is left open")
                .isTrue();
    }

    @Test
    void aFullDiskRefusesWhatItCannotKeepAndLosesNothingOfWhatItHas() throws Exception {
        List<PublishHealth> health = new CopyOnWriteArrayList<>();
        IngestSocket socket = recorder.connect(streamService.recordedToken("full", "ada"), hearing(health));
        TakeStart take = Owner.take("full");
        Owner.start(socket, take);
        owner.send(socket, take, 0, 20);

        Path ballast = fillBut(0);
        IngestAck refused = owner.sendOne(socket, take, 20);
        assertThat(refused.errorCode()).isEqualTo("storage-full");
        for (int again = 0; again < 20; again++) {
            assertThat(owner.sendOne(socket, take, 20).errorCode()).isEqualTo("storage-full");
        }
        assertThat(filesOf("full"))
                .as("what could not be written is not left about")
                .isLessThan(6);
        await().atMost(SOON).until(() -> says(health, "storage-full"));
        assertThat(storage()).isEqualTo("full");
        assertThat(beginAnother("second")).isEqualTo("storage-full");

        recorder.close();
        recorder = open();
        IngestSocket again = recorder.connect(streamService.recordedToken("full", "ada"));
        assertThat(Owner.start(again, take).nextSeq())
                .as("what was acknowledged")
                .isEqualTo(20);
        assertThat(owner.sendOne(again, take, 20).errorCode()).isEqualTo("storage-full");

        Files.delete(ballast);
        owner.sendRest(again, take, 20);
        recorder.end("full");

        owner.awaitWhole(recorder, "full", data);
        await().atMost(SOON).until(() -> storage().equals("ok"));
        assertThat(beginAnother("third")).isNull();
    }

    @Test
    void whatIsReservedIsForThoseThatRun() throws Exception {
        List<PublishHealth> health = new CopyOnWriteArrayList<>();
        IngestSocket socket = recorder.connect(streamService.recordedToken("low", "ada"), hearing(health));
        TakeStart take = Owner.take("low");
        Owner.start(socket, take);
        owner.send(socket, take, 0, 10);

        Path ballast = fillBut(6 * MEBIBYTE);
        await().atMost(SOON).until(() -> storage().equals("low"));

        await().atMost(SOON).until(() -> says(health, "storage-low"));
        assertThat(beginAnother("refused")).isEqualTo("storage-full");
        owner.send(socket, take, 10, 60);
        IngestSocket back = recorder.connect(streamService.recordedToken("low", "ada"));
        assertThat(Owner.start(back, take).nextSeq()).as("may come back").isEqualTo(60);
        Files.delete(ballast);
        owner.sendRest(back, take, 60);
        recorder.end("low");
        owner.awaitWhole(recorder, "low", data);
    }

    @Test
    void aDiskThatCannotBeWrittenIsAsAFullOne() throws Exception {
        IngestSocket socket = recorder.connect(streamService.recordedToken("fixed", "ada"));
        TakeStart take = Owner.take("fixed");
        Owner.start(socket, take);
        owner.send(socket, take, 0, 20);
        socket.close();

        await().atMost(SOON).until(() -> succeeds("mount", "-o", "remount,ro", disk.toString()));
        IngestSocket again = recorder.connect(streamService.recordedToken("fixed", "ada"));
        assertThat(Owner.start(again, take).nextSeq()).isEqualTo(20);
        assertThat(owner.sendOne(again, take, 20).errorCode()).isEqualTo("storage-full");
        assertThat(beginAnother("new")).isEqualTo("storage-full");
        assertThat(recorderIn(readiness()).path("spool").asBoolean(true)).isFalse();

        assertThat(succeeds("mount", "-o", "remount,rw", disk.toString())).isTrue();
        owner.sendRest(again, take, 20);
        recorder.end("fixed");
        owner.awaitWhole(recorder, "fixed", data);
    }

    private RunningRecorder open() throws IOException {
        return new RunningRecorder(
                data,
                streamService.uri(),
                "rostrum.recording.reserve=8MB",
                "management.endpoint.health.show-details=always");
    }

    /** The code with which a new recording is refused; null if it is not. */
    private @Nullable String beginAnother(String streamId) throws Exception {
        IngestSocket socket = recorder.connect(streamService.recordedToken(streamId, "ada"));
        return Owner.start(socket, Owner.take(streamId)).errorCode();
    }

    private static IngestListener hearing(List<PublishHealth> health) {
        return new IngestListener() {
            @Override
            public void onHealth(PublishHealth report) {
                health.add(report);
            }
        };
    }

    private static boolean says(List<PublishHealth> health, String state) {
        return !health.isEmpty() && health.getLast().state().equals(state);
    }

    /** What the server's health says of its disk; it must be up. */
    private String storage() throws IOException, InterruptedException {
        JsonNode health = readiness();
        assertThat(health.path("status").asString()).as(health.toString()).isEqualTo("UP");
        return recorderIn(health).path("storage").asString();
    }

    private JsonNode readiness() throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(recorder.get("/actuator/health/readiness").body());
    }

    private static JsonNode recorderIn(JsonNode health) {
        return health.path("components").path("recorder").path("details");
    }

    private long filesOf(String streamId) throws IOException {
        try (Stream<Path> files = Files.walk(disk.resolve("spool").resolve(streamId))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** Writes until no more than this is free. */
    private Path fillBut(int freeBytes) throws IOException {
        Path ballast = disk.resolve("ballast");
        FileStore store = Files.getFileStore(disk);
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (freeBytes == 0 || store.getUsableSpace() > freeBytes) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        return ballast;
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
