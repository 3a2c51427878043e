package live.rostrum.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.rest.PublishToken;
import live.rostrum.publisher.rest.PublishableStream;
import live.rostrum.publisher.rest.RostrumApi;
import live.rostrum.publisher.rest.SignIn;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The main job over four processes. In order, because starting them is most of the time: the last test ends them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeparateProcessesTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
    private static final double CAPTURE_SECONDS = 21.4;

    /** 128 + 15: ended by SIGTERM, after its shutdown hooks. */
    private static final int TERMINATED = 143;

    private final Installation installation;
    private final RostrumApi api;

    SeparateProcessesTests(@TempDir Path directory) {
        installation = new Installation(directory);
        api = new RostrumApi(
                installation.gateway(), SignIn.password(Installation.ADMIN_EMAIL, Installation.ADMIN_PASSWORD));
    }

    @BeforeAll
    void start() throws IOException {
        installation.start();
    }

    @AfterAll
    void stop() {
        api.close();
        installation.close();
    }

    @Test
    @Order(1)
    void theGatewayHasBothUserInterfacesInItsJar() throws Exception {
        for (String page : List.of("/", "/studio/")) {
            HttpResponse<String> answer = installation.get(page);

            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.body()).as(page).contains("<script");
        }
    }

    @Test
    @Order(1)
    void aStreamIsPlayedToItsEndWithAllOfItsSoundAndPicture() throws Exception {
        PublishableStream stream = api.createStream("Four processes");

        publish(stream, api.publishToken(stream.id()));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(api.stream(stream.id()).status()).isIn("live", "reconnecting"));
        api.end(stream.id());

        awaitEndOf(stream);
        assertThat(PlaylistProbe.read(playlist(stream)))
                .extracting(PlaylistProbe.Rendition::kind)
                .contains("video", "audio");
        assertThat(PlaylistProbe.read(playlist(stream)))
                .allSatisfy(rendition ->
                        assertThat(rendition.seconds()).as(rendition.kind()).isCloseTo(CAPTURE_SECONDS, within(0.1)));
        assertThat(api.stream(stream.id()).status()).isEqualTo("ended");
    }

    @Test
    @Order(2)
    void streamingGoesOnWithoutStreamServiceAndItCatchesUp() throws Exception {
        PublishableStream stream = api.createStream("Three processes");
        PublishToken token = api.publishToken(stream.id());

        installation.process(Service.STREAM_SERVICE).kill();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(installation.get("/actuator/health").statusCode())
                                .isEqualTo(503));
        assertThat(installation.statusOf(Service.STREAM_SERVICE)).isEqualTo("DOWN");
        assertThat(installation.statusOf(Service.HLS_SERVER)).isEqualTo("UP");
        assertThat(installation.get("/api/streams").statusCode()).isIn(502, 503, 504);
        publish(stream, token);
        assertThat(installation.get(stream.playbackPath()).body()).contains("RESOLUTION=640x360");

        installation.start(Service.STREAM_SERVICE);
        installation.awaitReady();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(api.stream(stream.id()).status()).isIn("live", "reconnecting"));
        api.end(stream.id());
        awaitEndOf(stream);
    }

    @Test
    @Order(2)
    void streamingGoesOnWithoutTheDatabaseAndNothingAcknowledgedIsLost() throws Exception {
        PublishableStream stream = api.createStream("No database");
        PublishToken token = api.publishToken(stream.id());

        installation.process(Service.EMBEDDED_DATABASE).kill();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation.statusOf(Service.STREAM_SERVICE))
                        .isEqualTo("DOWN"));
        assertThat(installation.get("/api/streams").statusCode()).isEqualTo(503);
        publish(stream, token);
        assertThat(installation.get(stream.playbackPath()).body()).contains("RESOLUTION=640x360");

        installation.start(Service.EMBEDDED_DATABASE);
        installation.awaitReady();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(api.stream(stream.id()).status()).isIn("live", "reconnecting"));
        api.end(stream.id());
        awaitEndOf(stream);
        assertThat(PlaylistProbe.read(playlist(stream)))
                .allSatisfy(rendition ->
                        assertThat(rendition.seconds()).as(rendition.kind()).isCloseTo(CAPTURE_SECONDS, within(0.1)));
    }

    @Test
    @Order(2)
    void aKilledHlsServerGoesOnInTheSameTakeAndNothingOfItIsMissing() throws Exception {
        PublishableStream stream = api.createStream("Two lives");
        PublishToken token = api.publishToken(stream.id());
        List<IngestAck> starts = new CopyOnWriteArrayList<>();
        IngestListener listener = new IngestListener() {
            @Override
            public void onStarted(IngestAck answer) {
                starts.add(answer);
            }
        };
        FutureTask<Void> publishing = new FutureTask<>(() -> publish(stream, token, Pace.REAL_TIME, listener), null);
        Thread.ofVirtual().start(publishing);
        String playlist = stream.playbackPath().replace("live.m3u8", "source/live.m3u8");
        await().atMost(SOON).until(() -> installation.get(playlist).body().contains("seg002.m4s"));

        installation.process(Service.HLS_SERVER).kill();
        installation.start(Service.HLS_SERVER);
        installation.awaitReady();

        publishing.get(90, TimeUnit.SECONDS);
        api.end(stream.id());
        awaitEndOf(stream);
        assertThat(PlaylistProbe.read(playlist(stream)))
                .allSatisfy(rendition ->
                        assertThat(rendition.seconds()).as(rendition.kind()).isCloseTo(CAPTURE_SECONDS, within(0.15)));
        assertThat(installation.get(playlist).body())
                .containsOnlyOnce("#EXT-X-DISCONTINUITY\n")
                .doesNotContain("GAP");
        assertThat(starts.getLast().needsHeader()).isFalse();
        assertThat(starts.getLast().nextSeq())
                .as("what was published is not asked for again")
                .isPositive();
    }

    @Test
    @Order(3)
    void nothingSecretIsInALog() {
        PublishToken token = api.publishToken(api.createStream("Quiet").id());
        List<String> secrets = List.of(
                Installation.ADMIN_PASSWORD,
                Installation.INTERNAL_SECRET,
                api.accessToken().value(),
                token.value().substring(0, token.value().indexOf('.')));

        for (Service service : Service.values()) {
            assertThat(installation.process(service).log())
                    .as("log of %s", service.label())
                    .isNotEmpty()
                    .doesNotContain(secrets);
        }
    }

    @Test
    @Order(4)
    void eachProcessEndsSoonWhenItIsTold() throws Exception {
        for (Service service : EnumSet.allOf(Service.class)) {
            installation.process(service).terminate();
        }

        for (Service service : EnumSet.allOf(Service.class)) {
            assertThat(installation.process(service).exitCode(ENDS_WITHIN))
                    .as(() -> service.label() + "\n"
                            + String.join("\n", installation.process(service).lastLines()))
                    .contains(TERMINATED);
        }
    }

    private void publish(PublishableStream stream, PublishToken token) {
        publish(stream, token, Pace.UNPACED, IngestListener.SILENT);
    }

    private void publish(PublishableStream stream, PublishToken token, Pace pace, IngestListener listener) {
        try (IngestClient client = new IngestClient(IngestTarget.of(installation.gateway(), token.value()), listener);
                CaptureSource source = CaptureSource.bundled("h264-webm", pace)) {
            client.publish(
                    source,
                    TakeStart.now(stream.id(), source.mimeType(), source.timesliceMs(), source.keyFrameIntervalMs()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitEndOf(PublishableStream stream) {
        String source = stream.playbackPath().replace("live.m3u8", "source/live.m3u8");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation.get(source).body()).endsWith("#EXT-X-ENDLIST\n"));
    }

    private URI playlist(PublishableStream stream) {
        return installation.gateway().resolve(stream.playbackPath());
    }
}
