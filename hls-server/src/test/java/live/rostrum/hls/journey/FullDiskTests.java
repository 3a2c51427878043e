package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestException;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.PublishHealth;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** One stream's folder is a small file system of its own, which gets full; another stream's is not. Needs the right to mount. */
@ExtendWith(OutputCaptureExtension.class)
class FullDiskTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> RENDITIONS = List.of("source", "240p", "audio");
    private static final double CAPTURE_SECONDS = 21.4;

    private final Path small;
    private final StreamServiceDouble streamService = new StreamServiceDouble();
    private final RunningServer server;
    private boolean mounted;

    FullDiskTests(@TempDir Path data) throws IOException {
        small = data.resolve("live").resolve("small");
        server = new RunningServer(data, streamService.uri(), Map.of());
    }

    @BeforeEach
    void mount() throws Exception {
        Files.createDirectories(small);
        mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small.toString());
        assumeTrue(mounted, "may not mount");
    }

    @AfterEach
    void unmount() throws Exception {
        server.close();
        streamService.close();
        if (mounted) {
            assertThat(succeeds("umount", small.toString()))
                    .as("no file is left open")
                    .isTrue();
        }
    }

    @Test
    void aStreamGoesOnWhenThereIsRoomAgainAndTheOthersNoticeNothing(CapturedOutput log) throws Exception {
        List<PublishHealth> health = new CopyOnWriteArrayList<>();
        FutureTask<Long> publishing = publish("small", Pace.REAL_TIME, new IngestListener() {
            @Override
            public void onHealth(PublishHealth report) {
                health.add(report);
            }
        });
        FutureTask<Long> other = publish("other", Pace.REAL_TIME, IngestListener.SILENT);
        await().atMost(SOON).until(() -> segments("small", "source") >= 2);

        Path ballast = small.resolve("ballast");
        fill(ballast);
        await().atMost(SOON).until(() -> playlist("small", "source").text().contains("#EXT-X-GAP"));
        await().atMost(SOON)
                .until(() -> health.getLast().warnings().stream().anyMatch(warning -> warning.equals("storage-full")));
        assertThat(server.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        long full = segments("small", "source");
        await().atMost(SOON).until(() -> segments("small", "source") >= full + 2);
        Files.delete(ballast);

        assertThat(publishing.get(60, TimeUnit.SECONDS)).isPositive();
        assertThat(other.get(60, TimeUnit.SECONDS)).isPositive();
        SharedServer.end(server, "small");
        SharedServer.end(server, "other");
        for (String rendition : RENDITIONS) {
            MediaPlaylistText playlist = playlist("small", rendition);
            assertThat(playlist.programmeSeconds()).as(rendition).isCloseTo(CAPTURE_SECONDS, within(0.15));
            assertThat(playlist.text()).endsWith("#EXT-X-ENDLIST\n");
            assertThat(playlist.gaps()).as(rendition).isPositive();
            assertThat(playlist.segments().getLast().gap())
                    .as("goes on when there is room")
                    .isFalse();
            for (MediaPlaylistText.Segment segment : playlist.segments()) {
                int status = server.get("/live/small/" + rendition + "/" + segment.uri())
                        .statusCode();
                assertThat(status).as(segment.toString()).isEqualTo(segment.gap() ? 404 : 200);
            }
            assertThat(playlist("other", rendition).gaps()).isZero();
            assertThat(playlist("other", rendition).seconds()).isCloseTo(CAPTURE_SECONDS, within(0.15));
        }
        assertThat(log.getAll().lines().filter(line -> line.contains("could not be written")))
                .as("one line for each rendition, and one for the journal and the poster")
                .hasSizeBetween(1, 8);
    }

    @Test
    void whoBeginsOnAFullDiskIsToldSo() throws Exception {
        fill(small.resolve("ballast"));

        FutureTask<Long> publishing = publish("small", Pace.UNPACED, IngestListener.SILENT);

        assertThatThrownBy(() -> publishing.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IngestException.class)
                .cause()
                .satisfies(e -> assertThat(((IngestException) e).code()).isEqualTo("storage-full"))
                .hasMessageContaining("disk is full");
        assertThat(publish("other", Pace.UNPACED, IngestListener.SILENT).get(60, TimeUnit.SECONDS))
                .isPositive();
        assertThat(Encoders.running()).hasSizeLessThanOrEqualTo(1);
    }

    private FutureTask<Long> publish(String streamId, Pace pace, IngestListener listener) {
        String token = streamService.publishToken(streamId, "ada", Duration.ofHours(1));
        FutureTask<Long> publishing = new FutureTask<>(() -> {
            try (IngestClient client = new IngestClient(server.target(token), listener);
                    CaptureSource source = CaptureSource.bundled("h264-webm", pace)) {
                return client.publish(source, TakeStart.now(streamId, source.mimeType(), 250, 2000));
            }
        });
        Thread.ofVirtual().start(publishing);
        return publishing;
    }

    private MediaPlaylistText playlist(String streamId, String rendition) throws Exception {
        return new MediaPlaylistText(
                server.get("/live/" + streamId + "/" + rendition + "/live.m3u8").body());
    }

    private long segments(String streamId, String rendition) throws Exception {
        return playlist(streamId, rendition).segments().size();
    }

    /** Writes until nothing more goes. */
    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
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
