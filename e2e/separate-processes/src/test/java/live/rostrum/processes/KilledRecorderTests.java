package live.rostrum.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.rest.PublishToken;
import live.rostrum.publisher.rest.PublishableStream;
import live.rostrum.publisher.rest.RostrumApi;
import live.rostrum.publisher.rest.SignIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorder's promise under {@code kill -9}: ten broadcasters send, the server is killed at a random moment and started again, their recordings are begun, an FFmpeg
 * is killed, the server is killed again, and in the end every recording has each picture that was sent.
 *
 * <p>One round in a build; {@code ./rostrum soak} makes more. {@code soak.seed} repeats the moments of a run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledRecorderTests {

    private static final int ROUNDS = Integer.getInteger("soak.rounds", 1);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
    private static final int BROADCASTERS = 10;
    private static final int FOOTAGE_SECONDS = 8;
    private static final Duration SENDING = Duration.ofSeconds(FOOTAGE_SECONDS);
    private static final Duration SENDING_LIVE = Duration.ofSeconds(12);
    private static final int COMPLETING_MS = 2_500;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;
    private final Installation installation;
    private final RostrumApi api;
    private final Library library;
    private final List<Footage> footage = new ArrayList<>();

    KilledRecorderTests(@TempDir Path directory) {
        this.directory = directory;
        installation = new Installation(directory);
        api = new RostrumApi(
                installation.gateway(), SignIn.password(Installation.ADMIN_EMAIL, Installation.ADMIN_PASSWORD));
        library = new Library(installation.gateway(), api);
    }

    @BeforeAll
    void start() throws Exception {
        installation.start();
        footage.add(Footage.ofBrowser(directory));
        for (int number = 1; number < BROADCASTERS; number++) {
            footage.add(Footage.made(directory, number, FOOTAGE_SECONDS));
        }
    }

    @AfterAll
    void stop() {
        library.close();
        api.close();
        installation.close();
    }

    @Test
    void nothingAcknowledgedIsLostWheneverTheRecorderIsKilled() throws Exception {
        SoakReport report = new SoakReport(SEED);
        for (int round = 1; round <= ROUNDS; round++) {
            report.add(round(round, new Random(SEED + round)));
        }

        assertThat(report.forgottenChunks()).as(report.words()).isZero();
    }

    @Test
    void aKilledHlsServerLeavesTheRecordingUntouched() throws Exception {
        PublishableStream stream = api.createStream("Live is gone");
        PublishToken token = api.publishToken(stream.id());
        Broadcaster broadcaster =
                new Broadcaster(installation.gateway(), token.value(), stream.id(), footage.getFirst(), SENDING_LIVE);
        try (IngestClient live =
                new IngestClient(IngestTarget.of(installation.gateway(), token.value()), IngestListener.SILENT)) {
            Thread.ofVirtual().start(() -> publishLive(live, stream.id()));
            await().atMost(PATIENCE)
                    .until(() -> installation.get(stream.playbackPath()).statusCode() == 200);

            installation.process(Service.HLS_SERVER).kill();

            assertThat(broadcaster.acknowledged())
                    .as("in the middle")
                    .isLessThan(footage.getFirst().chunks().size());
            broadcaster.awaitEnd(PATIENCE);
        }
        assertThat(broadcaster.starts()).as("never interrupted").isEqualTo(1);
        installation.start(Service.HLS_SERVER);
        installation.awaitReady();
        api.end(stream.id());
        new RecordedEvent(broadcaster, library).examine(directory);
    }

    private SoakReport.Round round(int number, Random random) throws Exception {
        List<RecordedEvent> events = begin(number);
        long chunks = events.stream()
                .mapToLong(event -> event.broadcaster().footage().chunks().size())
                .sum();
        long killedAt = random.nextLong(BROADCASTERS, chunks * 9 / 10);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> acknowledged(events) >= killedAt);
        installation.process(Service.RECORDING_SERVER).kill();
        long acknowledged = acknowledged(events);
        restart();
        for (RecordedEvent event : events) {
            event.broadcaster().awaitEnd(PATIENCE);
            api.end(event.broadcaster().streamId());
        }

        boolean encoderKilled = killAnEncoder(random);
        long completingMs = random.nextInt(COMPLETING_MS);
        TimeUnit.MILLISECONDS.sleep(completingMs); // not for something: any moment will do
        long unfinished = unfinished(events);
        installation.process(Service.RECORDING_SERVER).kill();
        restart();

        long pictures = 0;
        for (RecordedEvent event : events) {
            event.examine(directory);
            pictures += event.broadcaster().footage().pictures().size();
        }
        long forgotten = events.stream()
                .mapToLong(event -> event.broadcaster().forgotten())
                .sum();
        return new SoakReport.Round(
                number, acknowledged, chunks, forgotten, encoderKilled, completingMs, unfinished, pictures);
    }

    private List<RecordedEvent> begin(int round) {
        List<String> streams = new ArrayList<>();
        for (int i = 0; i < BROADCASTERS; i++) {
            streams.add(api.createStream("Round " + round + " stream " + i).id());
        }
        List<String> tokens =
                streams.stream().map(id -> api.publishToken(id).value()).toList();
        List<RecordedEvent> events = new ArrayList<>();
        for (int i = 0; i < BROADCASTERS; i++) {
            events.add(new RecordedEvent(
                    new Broadcaster(installation.gateway(), tokens.get(i), streams.get(i), footage.get(i), SENDING),
                    library));
        }
        return events;
    }

    private static long acknowledged(List<RecordedEvent> events) {
        return events.stream()
                .mapToLong(event -> event.broadcaster().acknowledged())
                .sum();
    }

    private static long unfinished(List<RecordedEvent> events) throws InterruptedException {
        long unfinished = 0;
        for (RecordedEvent event : events) {
            unfinished += event.status().equals("ready") ? 0 : 1;
        }
        return unfinished;
    }

    private void restart() throws IOException {
        installation.start(Service.RECORDING_SERVER);
        installation.awaitReady();
    }

    /** Whether there was one to kill. */
    private boolean killAnEncoder(Random random) {
        List<ProcessHandle> encoders = new ArrayList<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            encoders.addAll(installation.process(Service.RECORDING_SERVER).encoders());
            return !encoders.isEmpty();
        });
        return encoders.get(random.nextInt(encoders.size())).destroyForcibly();
    }

    private void publishLive(IngestClient live, String streamId) {
        try (PacedFootage source = new PacedFootage(footage.getFirst(), SENDING_LIVE)) {
            live.publish(
                    source,
                    TakeStart.now(streamId, source.mimeType(), source.timesliceMs(), source.keyFrameIntervalMs()));
        } catch (RuntimeException e) {
            // the server is killed, and does not come back in time
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
