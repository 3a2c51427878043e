package live.rostrum.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRecordingStoreTests {

    private static final Edition EDITION = Edition.of("r1", "0123456789abcdef".repeat(4));
    private static final Edition NEXT = new Edition("r1", "fedcba9876543210");
    private static final int BYTES = 100_000;

    @TempDir
    private Path data;

    private Path work;
    private LocalRecordingStore store;

    @BeforeEach
    void makeStore() {
        work = data.resolve("work");
        store = new LocalRecordingStore(data.resolve("files"));
    }

    @Test
    void takesAFolderOver() throws Exception {
        Path folder = FinishedFolder.create(work.resolve("r1"), BYTES);

        store.put(EDITION, folder);

        assertThat(folder).doesNotExist();
        assertThat(store.find(EDITION, FileName.RECORDING))
                .hasValueSatisfying(file -> assertThat(file.path())
                        .isEqualTo(data.resolve("files/r1/0123456789abcdef/recording.mp4"))
                        .hasSize(BYTES));
        assertThat(store.find(EDITION, FileName.STORYBOARD)).isEmpty();
        assertThat(store.find(NEXT, FileName.RECORDING)).isEmpty();
    }

    @Test
    void readsAPart() throws Exception {
        store.put(EDITION, FinishedFolder.create(work.resolve("r1"), BYTES));

        try (InputStream in = store.open(EDITION, FileName.RECORDING, 500, 70_000)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(FinishedFolder.bytes(BYTES), 500, 70_500));
        }
        try (InputStream in = store.open(EDITION, FileName.RECORDING, BYTES - 1, 2)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void takesTheSameEditionAgainAfterAnInterruption() throws Exception {
        store.put(EDITION, FinishedFolder.create(work.resolve("r1"), BYTES));

        store.put(EDITION, FinishedFolder.create(work.resolve("r1"), BYTES));

        assertThat(work.resolve("r1")).doesNotExist();
        assertThat(store.find(EDITION, FileName.RECORDING)).isPresent();
    }

    @Test
    void replacesHalfOfAnEdition() throws Exception {
        store.put(EDITION, FinishedFolder.create(work.resolve("r1"), BYTES));
        Files.delete(data.resolve("files/r1/0123456789abcdef/recording.mp4"));

        store.put(EDITION, FinishedFolder.create(work.resolve("r1"), BYTES));

        assertThat(store.find(EDITION, FileName.RECORDING)).isPresent();
    }

    @Test
    void keepsEditionsApart() throws Exception {
        store.put(EDITION, FinishedFolder.create(work.resolve("r1"), BYTES));
        store.put(NEXT, FinishedFolder.create(work.resolve("r1"), 10));

        store.delete(EDITION);

        assertThat(store.find(EDITION, FileName.RECORDING)).isEmpty();
        assertThat(store.find(NEXT, FileName.RECORDING)).isPresent();
        assertThat(listed()).extracting(StoredEdition::edition).containsExactly(NEXT);

        store.delete(NEXT);
        store.delete(NEXT);

        assertThat(data.resolve("files/r1")).doesNotExist();
    }

    @Test
    void listsWhatLiesThereAndNothingElse() throws Exception {
        assertThat(listed()).isEmpty();
        store.put(EDITION, FinishedFolder.create(work.resolve("r1"), BYTES));
        Files.createDirectories(data.resolve("files/lost+found.d"));
        Files.createDirectories(data.resolve("files/r2/notes"));
        Files.writeString(data.resolve("files/README"), "not ours");

        assertThat(listed()).singleElement().satisfies(found -> {
            assertThat(found.edition()).isEqualTo(EDITION);
            assertThat(found.sizeBytes()).isEqualTo(BYTES + 1_000 + "{\"version\":1}".length());
        });
    }

    @Test
    void hasNoFilesOfOtherNames() throws Exception {
        store.put(EDITION, FinishedFolder.create(work.resolve("r1"), BYTES));

        for (String name :
                List.of("../../../secrets/key", "recording.mp4/..", "", "init0.mp4", "storyboard-1000.jpg")) {
            assertThatThrownBy(() -> store.find(EDITION, name)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Edition("../x", "0123456789abcdef")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Edition("x", "..")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Edition.of("x", "abc")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheFolderWhenItCannotBeTaken() throws Exception {
        Files.writeString(data.resolve("files"), "a file where the folder should be");
        Path folder = FinishedFolder.create(work.resolve("r1"), BYTES);

        assertThatThrownBy(() -> store.put(EDITION, folder)).isInstanceOf(StoreException.class);

        assertThat(folder.resolve(FileName.RECORDING)).hasSize(BYTES);
    }

    private List<StoredEdition> listed() throws StoreException {
        List<StoredEdition> found = new ArrayList<>();
        store.list(found::add);
        return found;
    }
}
