package live.rostrum.hls.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import live.rostrum.hls.packager.PackagerSettings;
import live.rostrum.hls.packager.StreamPackager;
import live.rostrum.hls.packager.StreamPlan;
import live.rostrum.hls.packager.SyntheticEncoder;
import live.rostrum.hls.packager.SyntheticMedia;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndedStreamsTests {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant END = START.plusSeconds(60);
    private static final Duration RETENTION = Duration.ofHours(24);
    private static final PackagerSettings SETTINGS = PackagerSettings.withWindow(Duration.ofMinutes(1));

    @TempDir
    private Path directory;

    private EndedStreams ended;

    @BeforeEach
    void begin() {
        ended = new EndedStreams(directory, SETTINGS, RETENTION);
    }

    @Test
    void anEndedStreamCanBePlayedUntilItsRetentionIsOverAndThenIsGone() throws IOException {
        stream("show").endStream(END);
        assertThat(ended.find("show"))
                .isInstanceOfSatisfying(
                        Playback.Available.class,
                        found -> assertThat(found.snapshot().ended()).isTrue());

        ended.sweep(END.plus(RETENTION).minusSeconds(1));
        assertThat(ended.find("show")).isInstanceOf(Playback.Available.class);

        ended.sweep(END.plus(RETENTION).plusSeconds(1));
        assertThat(ended.find("show")).isInstanceOf(Playback.Gone.class);
        try (var files = Files.list(directory.resolve("show"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactly("gone");
        }
    }

    @Test
    void whatIsGoneIsForgottenAfterAMonth() throws IOException {
        stream("show").endStream(END);
        Instant sweep = END.plus(RETENTION).plusSeconds(1);
        ended.sweep(sweep);
        Files.setLastModifiedTime(directory.resolve("show").resolve("gone"), FileTime.from(sweep));

        ended.sweep(sweep.plus(Duration.ofDays(29)));
        assertThat(new EndedStreams(directory, SETTINGS, RETENTION).find("show"))
                .isInstanceOf(Playback.Gone.class);

        ended.sweep(sweep.plus(Duration.ofDays(31)));
        assertThat(directory.resolve("show")).doesNotExist();
        assertThat(new EndedStreams(directory, SETTINGS, RETENTION).find("show"))
                .isInstanceOf(Playback.Missing.class);
    }

    @Test
    void aStreamThatHasNotEndedIsNotTouched() throws IOException {
        StreamPackager live = stream("live");

        ended.sweep(START.plus(Duration.ofDays(400)));

        assertThat(ended.find("live")).isInstanceOf(Playback.Missing.class);
        assertThat(directory.resolve("live").resolve("source").resolve("seg000.m4s"))
                .exists();
        live.endStream(END);
        assertThat(ended.find("live")).isInstanceOf(Playback.Available.class);
    }

    @Test
    void whatCannotBeReadIsMissingAndStopsNoSweep() throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("broken")).resolve("window.journal"), "nonsense\n");
        Files.createDirectory(directory.resolve("empty"));
        Files.writeString(directory.resolve("a-file"), "no folder");
        stream("show").endStream(END);

        ended.sweep(END.plus(RETENTION).plusSeconds(1));

        assertThat(ended.find("broken")).isInstanceOf(Playback.Missing.class);
        assertThat(ended.find("empty")).isInstanceOf(Playback.Missing.class);
        assertThat(ended.find("never-was")).isInstanceOf(Playback.Missing.class);
        assertThat(ended.find("show")).isInstanceOf(Playback.Gone.class);
    }

    private StreamPackager stream(String id) throws IOException {
        StreamPackager packager = StreamPackager.begin(
                directory.resolve(id), SETTINGS, START, StreamPlan.of(SyntheticMedia.PLANS), snapshot -> {});
        packager.beginRun(Set.of("source", "240p", "audio"), START);
        new SyntheticEncoder(packager, List.copyOf(SyntheticMedia.PLANS)).playTo(Duration.ofSeconds(5));
        packager.endRun();
        return packager;
    }
}
