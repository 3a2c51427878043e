package live.rostrum.recording.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanSweepTests {

    private static final Edition OWNED = new Edition("owned", "0123456789abcdef");
    private static final Edition ORPHAN = new Edition("orphan", "0123456789abcdef");

    @TempDir
    private Path data;

    private Path work;
    private RecordingStore store;
    private final Owners owners = new Owners(Set.of(OWNED), Set.of("owned"));

    @BeforeEach
    void fill() throws Exception {
        work = Files.createDirectories(data.resolve("work"));
        store = new LocalRecordingStore(data.resolve("files"));
        store.put(OWNED, FinishedFolder.create(data.resolve("new"), 10));
        store.put(ORPHAN, FinishedFolder.create(data.resolve("new"), 10));
        Files.writeString(Files.createDirectories(work.resolve("owned")).resolve("run-0.frag"), "half");
        Files.writeString(Files.createDirectories(work.resolve("orphan")).resolve("run-0.frag"), "half");
    }

    @Test
    void touchesNothingOfToday() throws Exception {
        OrphanSweep.Found found = sweep(true, Duration.ofHours(23));

        assertThat(found.workFolders()).isEmpty();
        assertThat(found.editions()).isEmpty();
        assertThat(work.resolve("orphan")).exists();
    }

    @Test
    void deletesWorkAndOnlyTellsOfFinishedFiles() throws Exception {
        OrphanSweep.Found found = sweep(false, Duration.ofHours(25));

        assertThat(found.workFolders()).containsExactly("orphan");
        assertThat(work.resolve("orphan")).doesNotExist();
        assertThat(work.resolve("owned/run-0.frag")).exists();
        assertThat(found.editions()).containsExactly(ORPHAN);
        assertThat(found.editionBytes()).isPositive();
        assertThat(store.find(ORPHAN, FileName.RECORDING)).isPresent();
    }

    @Test
    void deletesFinishedFilesWhereItMay() throws Exception {
        assertThat(sweep(true, Duration.ofHours(25)).editionsDeleted()).isTrue();

        assertThat(store.find(ORPHAN, FileName.RECORDING)).isEmpty();
        assertThat(store.find(OWNED, FileName.RECORDING)).isPresent();
    }

    @Test
    void hasNothingToDoBeforeTheFirstRecording() throws Exception {
        Path empty = data.resolve("empty");
        OrphanSweep sweep = new OrphanSweep(
                new LocalRecordingStore(empty.resolve("files")), empty.resolve("work"), true, Clock.systemUTC());

        assertThat(sweep.sweep(owners).workFolders()).isEmpty();
    }

    private OrphanSweep.Found sweep(boolean deletes, Duration later) throws Exception {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        return new OrphanSweep(store, work, deletes, clock).sweep(owners);
    }

    private record Owners(Set<Edition> editions, Set<String> recordings) implements OwnedFiles {

        @Override
        public boolean owns(Edition edition) {
            return editions.contains(edition);
        }

        @Override
        public boolean knows(String recordingId) {
            return recordings.contains(recordingId);
        }
    }
}
