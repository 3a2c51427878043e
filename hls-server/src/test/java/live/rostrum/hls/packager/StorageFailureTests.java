package live.rostrum.hls.packager;

import static live.rostrum.hls.packager.SyntheticMedia.AUDIO;
import static live.rostrum.hls.packager.SyntheticMedia.PLANS;
import static live.rostrum.hls.packager.SyntheticMedia.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that cannot be written: here one that is not there, since the tests may run as root, whom no mode stops. */
class StorageFailureTests {

    private static final Instant EPOCH = Instant.parse("2026-01-01T12:00:00Z");
    private static final PackagerSettings SETTINGS = PackagerSettings.withWindow(Duration.ofSeconds(60));

    @TempDir
    private Path directory;

    private StreamPackager packager;

    @BeforeEach
    void begin() throws IOException {
        packager = StreamPackager.begin(directory, SETTINGS, EPOCH, StreamPlan.of(PLANS), snapshot -> {});
        packager.beginRun(Set.of("source", "240p", "audio"), EPOCH);
    }

    @Test
    void aSegmentThatCannotBeWrittenBecomesAGapAndTheNextOnesAreWrittenAgain() throws IOException {
        SyntheticEncoder encoder = new SyntheticEncoder(packager, PLANS).playTo(Duration.ofMillis(3_900));
        Path source = directory.resolve("source");
        Path away = directory.resolve("away");
        Files.move(source, away);
        encoder.playTo(Duration.ofMillis(5_900));

        assertThat(packager.storageFailure()).isPresent();
        Files.move(away, source);
        encoder.playTo(Duration.ofMillis(8_100));

        assertThat(packager.storageFailure()).isEmpty();
        assertThat(segments(SOURCE)).extracting(SegmentEntry::gap).containsExactly(false, true, false, false);
        assertThat(segments(SOURCE))
                .extracting(SegmentEntry::startTicks)
                .containsExactly(0L, 180_000L, 360_000L, 540_000L);
        assertThat(segments(SOURCE).get(1).sizeBytes()).isZero();
        assertThat(segments(AUDIO)).noneMatch(SegmentEntry::gap);
        assertThat(StoredWindow.read(directory, SETTINGS).orElseThrow().snapshot())
                .isEqualTo(packager.snapshot());
        assertEverythingNamedIsThere();
    }

    @Test
    void nothingIsNamedBeforeItsHeaderIsThere() throws IOException {
        Path source = directory.resolve("source");
        Files.writeString(source, "in the way of the folder");
        SyntheticEncoder encoder = new SyntheticEncoder(packager, PLANS).playTo(Duration.ofMillis(4_100));
        assertThat(packager.storageFailure()).isPresent();
        assertThat(packager.snapshot().playable()).isFalse();

        Files.delete(source);
        encoder.playTo(Duration.ofMillis(8_100));

        assertThat(segments(SOURCE)).extracting(SegmentEntry::gap).containsExactly(true, true, false, false);
        assertThat(packager.snapshot().playable()).isTrue();
        assertThat(packager.storageFailure()).isEmpty();
        assertEverythingNamedIsThere();
    }

    private void assertEverythingNamedIsThere() {
        for (RenditionPlan plan : PLANS) {
            for (SegmentEntry segment : segments(plan)) {
                if (!segment.gap()) {
                    assertThat(directory.resolve(plan.name()).resolve(segment.fileName()))
                            .isRegularFile();
                    assertThat(directory.resolve(plan.name()).resolve("init" + segment.init() + ".mp4"))
                            .isRegularFile();
                }
            }
        }
    }

    private List<SegmentEntry> segments(RenditionPlan plan) {
        return packager.snapshot().rendition(plan.name()).orElseThrow().segments();
    }
}
