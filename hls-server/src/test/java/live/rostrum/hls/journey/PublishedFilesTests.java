package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestException;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.source.FileSource;
import live.rostrum.publisher.source.Pace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code publish FILE} sends comes out whole: the client, its file source and this server together, faster than real time. */
@ExtendWith(SharedServer.Provider.class)
class PublishedFilesTests {

    private static final long HALF_A_TAKE_BYTES = 200_000;
    private static final long A_QUARTER_BYTES = 100_000;

    @TempDir
    private Path folder;

    private MediaFiles files;

    @BeforeEach
    void prepare() {
        files = new MediaFiles(folder);
    }

    @Test
    void aWebmWithoutCues(SharedServer shared) throws Exception {
        publish(shared, "file-webm-live", files.webmWithoutCues());

        expectAll(shared, "file-webm-live");
    }

    @Test
    void aWebmWithCues(SharedServer shared) throws Exception {
        publish(shared, "file-webm", files.webmWithCues());

        expectAll(shared, "file-webm");
    }

    @Test
    void anMp4WhoseIndexIsAtItsEnd(SharedServer shared) throws Exception {
        publish(shared, "file-mp4", files.mp4());

        expectAll(shared, "file-mp4");
    }

    @Test
    void aFragmentedMp4(SharedServer shared) throws Exception {
        publish(shared, "file-fragments", files.fragmentedMp4());

        expectAll(shared, "file-fragments");
    }

    @Test
    void aFileWithSoundAloneHasAStillPicture(SharedServer shared) throws Exception {
        publish(shared, "file-sound", files.soundAlone());

        URI playlist = shared.server().uri("/live/file-sound/live.m3u8");
        assertThat(Probe.read(playlist, "a:0").seconds()).isCloseTo(MediaFiles.SECONDS, within(0.1));
        assertThat(Probe.read(playlist, "v:0").seconds())
                .as("it is drawn by the sound's clock, up to five frames beyond its end")
                .isBetween(MediaFiles.SECONDS - 0.1, MediaFiles.SECONDS + 5.0 / 30);
    }

    @Test
    void nothingIsLostOnALineThatBreaksTwice(SharedServer shared) throws Exception {
        try (DroppingLine line =
                new DroppingLine(shared.server().socketPort(), List.of(HALF_A_TAKE_BYTES, A_QUARTER_BYTES))) {
            Reconnects reconnects = new Reconnects();

            publish(shared, "file-broken-line", files.webmWithCues(), line.port(), reconnects);

            assertThat(line.dropped()).isEqualTo(2);
            assertThat(reconnects.count).isEqualTo(2);
        }
        expectAll(shared, "file-broken-line");
        assertThat(shared.server()
                        .get("/live/file-broken-line/source/live.m3u8")
                        .body())
                .doesNotContain("DISCONTINUITY", "GAP");
    }

    @Test
    void aFileThatFfmpegCannotReadIsNamedAndNothingIsPublished() throws Exception {
        byte[] mp4 = Files.readAllBytes(files.mp4());
        Path torn = Files.write(folder.resolve("torn.mp4"), Arrays.copyOf(mp4, mp4.length / 2));

        assertThatThrownBy(() -> FileSource.of(torn, Pace.UNPACED))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("FFmpeg cannot read")
                .hasMessageContaining("torn.mp4")
                .hasMessageContaining("moov");
    }

    private static void publish(SharedServer shared, String streamId, Path file) throws Exception {
        publish(shared, streamId, file, shared.server().socketPort(), IngestListener.SILENT);
    }

    private static void publish(SharedServer shared, String streamId, Path file, int port, IngestListener listener)
            throws Exception {
        String token = shared.streamService().publishToken(streamId, "ada", Duration.ofHours(1));
        IngestTarget target = IngestTarget.of(URI.create("http://127.0.0.1:" + port), token)
                .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(20));
        try (FileSource source = FileSource.of(file, Pace.UNPACED);
                IngestClient client = new IngestClient(target, listener)) {
            client.publish(
                    source,
                    TakeStart.now(streamId, source.mimeType(), source.timesliceMs(), source.keyFrameIntervalMs()));
        }
        shared.end(streamId);
    }

    private static void expectAll(SharedServer shared, String streamId) throws Exception {
        URI playlist = shared.server().uri("/live/" + streamId + "/live.m3u8");
        assertThat(Probe.read(playlist, "v:0").seconds()).as("picture").isCloseTo(MediaFiles.SECONDS, within(0.1));
        assertThat(Probe.read(playlist, "a:0").seconds()).as("sound").isCloseTo(MediaFiles.SECONDS, within(0.1));
    }

    /** Counts how often the client came back; on the client's thread, which is the test's. */
    private static final class Reconnects implements IngestListener {
        private int count;

        @Override
        public void onReconnecting(IngestException reason) {
            count++;
        }
    }
}
