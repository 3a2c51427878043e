package live.rostrum.hls.packager;

import static live.rostrum.hls.packager.SyntheticMedia.AUDIO;
import static live.rostrum.hls.packager.SyntheticMedia.PLANS;
import static live.rostrum.hls.packager.SyntheticMedia.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on disk: trimmed, remembered, read back, gone on with. */
class StoredWindowTests {

    private static final Instant EPOCH = Instant.parse("2026-01-01T12:00:00.123456Z");
    private static final PackagerSettings SHORT = PackagerSettings.withWindow(Duration.ofSeconds(12));
    private static final int WINDOW_SEGMENTS = 6;

    @TempDir
    private Path directory;

    private StreamPackager packager;

    @BeforeEach
    void begin() throws IOException {
        packager = StreamPackager.begin(directory, SHORT, EPOCH, StreamPlan.of(PLANS), snapshot -> {});
    }

    @Test
    void aPlaylistNamesOneWindowAndTheDiskHoldsTwoAtMost() throws IOException {
        run(40);

        for (RenditionPlan plan : PLANS) {
            List<SegmentEntry> segments = segments(packager.snapshot(), plan);
            assertThat(segments).extracting(SegmentEntry::msn).containsExactly(14L, 15L, 16L, 17L, 18L, 19L);
            List<String> files = PackagedRendition.of(directory, plan).fileNames();
            assertThat(files).hasSize(2 * WINDOW_SEGMENTS + 1).contains("init0.mp4", "seg008.m4s", "seg019.m4s");
        }
    }

    @Test
    void whatIsReadBackIsEqual() throws IOException {
        run(5);
        packager.endRun();
        run(5);

        assertThat(read()).isEqualTo(packager.snapshot());
    }

    @Test
    void whatIsReadBackIsEqualAfterSegmentsAndDiscontinuitiesHaveLeftTheWindow() throws IOException {
        for (int run = 0; run < 9; run++) {
            run(5);
            packager.endRun();

            assertThat(read()).as("after run %d", run).isEqualTo(packager.snapshot());
        }
        assertThat(packager.snapshot().renditions()).allMatch(rendition -> rendition.discontinuitySequence() > 3);
    }

    @Test
    void whatIsReadBackIsEqualAfterTheJournalWasShortened() throws IOException {
        long largest = 0;
        boolean shortened = false;
        for (int run = 0; run < 60; run++) {
            run(5);
            packager.endRun();
            long lines = journal().size();
            shortened |= lines < largest;
            largest = Math.max(largest, lines);

            assertThat(read()).as("after run %d", run).isEqualTo(packager.snapshot());
        }
        assertThat(shortened).isTrue();
        assertThat(largest).isLessThan(8L * WINDOW_SEGMENTS * PLANS.size() + 50);
    }

    @Test
    void theEndIsReadBack() throws IOException {
        run(5);
        packager.endRun();
        packager.endStream(EPOCH.plusSeconds(100));

        assertThat(read()).isEqualTo(packager.snapshot());
        assertThat(StoredWindow.read(directory, SHORT).orElseThrow().endedAt()).contains(EPOCH.plusSeconds(100));
    }

    @Test
    void theEndIsReadBackHoweverFullTheJournalIs() throws IOException {
        for (int seconds = 84; seconds < 100; seconds += 2) {
            Path stream = directory.resolve("stream" + seconds);
            StreamPackager ending =
                    StreamPackager.begin(stream, SHORT, EPOCH, StreamPlan.of(List.of(AUDIO)), snapshot -> {});
            ending.beginRun(Set.of("audio"), EPOCH);
            new SyntheticEncoder(ending, List.of(AUDIO)).playTo(Duration.ofSeconds(seconds));
            ending.endRun();

            ending.endStream(EPOCH.plusSeconds(100));

            assertThat(StoredWindow.read(stream, SHORT).orElseThrow().endedAt())
                    .as("after %d seconds", seconds)
                    .isPresent();
        }
    }

    @Test
    void aTornLastLineDoesNotCount() throws IOException {
        run(9);
        StreamSnapshot before = packager.snapshot();
        packager.close();
        Path journal = directory.resolve("window.journal");
        byte[] whole = Files.readAllBytes(journal);
        int lastLine = new String(whole, StandardCharsets.UTF_8).stripTrailing().lastIndexOf('\n') + 1;

        for (int length = lastLine; length < whole.length; length++) {
            Files.write(journal, Arrays.copyOf(whole, length));
            StreamSnapshot torn = read();

            assertThat(segments(torn, SOURCE)).isEqualTo(segments(before, SOURCE));
            assertThat(segments(torn, AUDIO)).hasSize(segments(before, AUDIO).size() - 1);
        }
    }

    @Test
    void readingChangesNothingOnDisk() throws IOException {
        run(40);
        Path journal = directory.resolve("window.journal");
        Files.writeString(journal, "seg\tsource\t99", StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(journal);
        List<String> files = PackagedRendition.of(directory, SOURCE).fileNames();

        StoredWindow.read(directory, PackagerSettings.withWindow(Duration.ofSeconds(12)));

        assertThat(Files.readAllBytes(journal)).isEqualTo(before);
        assertThat(PackagedRendition.of(directory, SOURCE).fileNames()).isEqualTo(files);
    }

    @Test
    void afterARestartNumberingGoesOnWithADiscontinuityAndNoNameIsUsedAgain() throws IOException {
        Map<Path, Integer> written = new HashMap<>();
        for (int restart = 0; restart < 5; restart++) {
            run(5.3);
            packager.close(); // without endRun: the process was killed
            remember(written);

            packager = StreamPackager.resume(StoredWindow.read(directory, SHORT).orElseThrow(), SHORT, snapshot -> {});
        }
        run(2.1);

        List<SegmentEntry> segments = segments(packager.snapshot(), SOURCE);
        assertThat(segments).extracting(SegmentEntry::msn).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(segments)
                .extracting(SegmentEntry::discontinuity)
                .containsExactly(false, true, false, true, false, true);
        assertThat(segments).extracting(SegmentEntry::init).containsExactly(2, 3, 3, 4, 4, 5);
        assertThat(packager.snapshot().epoch()).isEqualTo(EPOCH);
    }

    @Test
    void whatTheLastProcessLeftHalfWrittenIsWrittenOver() throws IOException {
        run(5);
        packager.close();
        Path stray = directory.resolve("source").resolve("seg002.m4s");
        Files.writeString(stray, "half a segm");

        packager = StreamPackager.resume(StoredWindow.read(directory, SHORT).orElseThrow(), SHORT, snapshot -> {});
        run(2.1);

        SegmentEntry segment = segments(packager.snapshot(), SOURCE).getLast();
        assertThat(segment.fileName()).isEqualTo("seg002.m4s");
        assertThat(Files.size(stray)).isEqualTo(segment.sizeBytes());
    }

    @Test
    void thereIsNoWindowWithoutAJournalOrWithAnEmptyOne() throws IOException {
        Path empty = Files.createDirectories(directory.resolve("empty"));
        assertThat(StoredWindow.read(empty, SHORT)).isEmpty();
        assertThat(StoredWindow.read(directory.resolve("nothing"), SHORT)).isEmpty();

        Files.writeString(empty.resolve("window.journal"), "");
        assertThat(StoredWindow.read(empty, SHORT)).isEmpty();
        Files.writeString(empty.resolve("window.journal"), "epoch\t2026-01");
        assertThat(StoredWindow.read(empty, SHORT)).isEmpty();
        assertThat(directory.resolve("nothing")).doesNotExist();
    }

    /** A file may be written over only if its name was in no journal. */
    private void remember(Map<Path, Integer> written) throws IOException {
        for (RenditionPlan plan : PLANS) {
            for (SegmentEntry segment : segments(read(), plan)) {
                Path file = directory.resolve(plan.name()).resolve(segment.fileName());
                int hash = Arrays.hashCode(Files.readAllBytes(file));
                assertThat(written.getOrDefault(file, hash)).as("%s", file).isEqualTo(hash);
                written.put(file, hash);
            }
        }
    }

    private void run(double seconds) throws IOException {
        packager.beginRun(Set.of("source", "240p", "audio"), EPOCH);
        new SyntheticEncoder(packager, PLANS).playTo(Duration.ofNanos(Math.round((seconds + 0.05) * 1e9)));
    }

    private StreamSnapshot read() throws IOException {
        return StoredWindow.read(directory, SHORT).orElseThrow().snapshot();
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(directory.resolve("window.journal"));
    }

    private static List<SegmentEntry> segments(StreamSnapshot snapshot, RenditionPlan plan) {
        return snapshot.rendition(plan.name()).orElseThrow().segments();
    }
}
