package live.rostrum.hls.take;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.hls.audio.Transcription;
import live.rostrum.hls.packager.PackagerSettings;
import live.rostrum.hls.packager.StreamPackager;
import live.rostrum.hls.packager.StreamPlan;
import live.rostrum.hls.packager.SyntheticEncoder;
import live.rostrum.hls.packager.SyntheticMedia;
import live.rostrum.tokens.InternalTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LiveStreamsTests {

    private static final PackagerSettings SETTINGS = PackagerSettings.withWindow(Duration.ofMinutes(1));

    @TempDir
    private Path directory;

    @Test
    void afterARestartOnlyStreamsThatHadNotEndedWaitForTheirBroadcaster() throws IOException {
        stream("waiting").close();
        StreamPackager over = stream("over");
        over.endStream(Instant.now());
        over.close();
        Files.createFile(Files.createDirectory(directory.resolve("long-ago")).resolve("gone"));
        Files.createFile(Files.createDirectory(directory.resolve("marked")).resolve("private"));
        Files.writeString(Files.createDirectory(directory.resolve("broken")).resolve("window.journal"), "nonsense\n");
        Files.writeString(directory.resolve("a-file"), "no folder");

        LiveStreams streams = new LiveStreams(
                new LiveSettings(directory, SETTINGS, Duration.ofMinutes(5), Duration.ofSeconds(10), 1, 32),
                new FfmpegBinary(Path.of("/not/started")),
                new Transcription(
                        URI.create("http://127.0.0.1:1"),
                        new InternalTokens("s".repeat(32), Clock.systemUTC()),
                        new JsonMapper()),
                new PrivateStreams(directory),
                Clock.systemUTC(),
                status -> {});
        streams.open();

        assertThat(streams.statuses()).singleElement().satisfies(status -> {
            assertThat(status.streamId()).isEqualTo("waiting");
            assertThat(status.state()).isEqualTo(StreamState.RECONNECTING);
        });
        assertThat(streams.snapshot("waiting")).isPresent();
        assertThat(streams.snapshot("over")).isEmpty();
        streams.close();
    }

    private StreamPackager stream(String id) throws IOException {
        StreamPackager packager = StreamPackager.begin(
                directory.resolve(id), SETTINGS, Instant.now(), StreamPlan.of(SyntheticMedia.PLANS), snapshot -> {});
        packager.beginRun(Set.of("source", "240p", "audio"), Instant.now());
        new SyntheticEncoder(packager, SyntheticMedia.PLANS).playTo(Duration.ofSeconds(5));
        return packager;
    }
}
