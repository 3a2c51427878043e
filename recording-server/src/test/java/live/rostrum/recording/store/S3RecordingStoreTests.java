package live.rostrum.recording.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import live.rostrum.recording.store.StoreException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class S3RecordingStoreTests {

    private static final Edition EDITION = new Edition("r1", "0123456789abcdef");
    private static final String KEY = "rostrum/r1/0123456789abcdef/recording.mp4";
    /** Three parts, the last one short. */
    private static final int BYTES = 12 * 1024 * 1024;

    @TempDir
    private Path data;

    private Path folder;
    private BucketServer server;
    private Line line;
    private final List<RecordingStore> stores = new ArrayList<>();

    @BeforeEach
    void startServer() throws Exception {
        folder = FinishedFolder.create(data.resolve("work/r1"), BYTES);
        server = new BucketServer(data.resolve("bucket"));
        line = new Line(server.port());
    }

    @AfterEach
    void stopServer() throws Exception {
        stores.forEach(RecordingStore::close);
        line.close();
        server.close();
    }

    @Test
    void putsInPartsAndReadsAnyRange() throws Exception {
        RecordingStore store = store();
        List<Integer> parts = Collections.synchronizedList(new ArrayList<>());
        server.onPart.set(parts::add);

        store.put(EDITION, folder);

        assertThat(folder).doesNotExist();
        assertThat(parts).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(server.openUploads()).isEmpty();
        assertThat(server.file(KEY)).hasBinaryContent(FinishedFolder.bytes(BYTES));
        assertThat(store.find(EDITION, FileName.RECORDING)).hasValue(new StoredFile(BYTES, null));
        assertThat(store.find(EDITION, FileName.STORYBOARD)).isEmpty();
        try (InputStream in = store.open(EDITION, FileName.RECORDING, 5_000_000, 3_000_000)) {
            assertThat(in.readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(FinishedFolder.bytes(BYTES), 5_000_000, 8_000_000));
        }
    }

    @Test
    void listsAndDeletes() throws Exception {
        RecordingStore store = store();
        Edition other = new Edition("r2", "00000000000000ff");
        store.put(EDITION, folder);
        store.put(other, FinishedFolder.create(data.resolve("work/r2"), 100));
        Files.createDirectories(server.file("rostrum/notes"));
        Files.writeString(server.file("rostrum/notes/readme.txt"), "not ours", UTF_8);

        assertThat(listed(store)).extracting(StoredEdition::edition).containsExactlyInAnyOrder(EDITION, other);

        store.delete(EDITION);
        store.delete(EDITION);

        assertThat(listed(store)).singleElement().satisfies(left -> {
            assertThat(left.edition()).isEqualTo(other);
            assertThat(left.sizeBytes()).isEqualTo(100 + 1_000 + "{\"version\":1}".length());
        });
        assertThat(store.find(EDITION, FileName.RECORDING)).isEmpty();
        assertThat(server.file("rostrum/notes/readme.txt")).exists();
    }

    @Test
    void keepsTheFolderWhenTheKeysAreWrong() {
        RecordingStore store = store(
                line.port(),
                BucketServer.BUCKET,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a-key-id", "another-secret")));

        assertThat(refusal(store)).isEqualTo(Reason.REFUSED);
        assertThat(folder.resolve(FileName.RECORDING)).hasSize(BYTES);
    }

    @Test
    void keepsTheFolderWhenThereIsNoBucket() {
        RecordingStore store = store(line.port(), "no-such-bucket", BucketServer.KEYS);

        assertThat(refusal(store)).isEqualTo(Reason.REFUSED);
        assertThat(folder.resolve(FileName.RECORDING)).hasSize(BYTES);
    }

    @Test
    void doesNotWaitForeverForAServerThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RecordingStore store =
                    store(silent.getLocalPort(), BucketServer.BUCKET, BucketServer.KEYS, Duration.ofMillis(500));
            long begun = System.nanoTime();

            assertThat(refusal(store)).isEqualTo(Reason.UNREACHABLE);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(folder.resolve(FileName.RECORDING)).hasSize(BYTES);
        }
    }

    @Test
    void goesOnAfterTheServerDiedInTheMiddleOfAnUpload() throws Exception {
        RecordingStore store = store();
        server.onPart.set(number -> {
            if (number == 2) {
                line.cut();
            }
        });
        assertThat(refusal(store)).isEqualTo(Reason.UNREACHABLE);
        assertThat(folder.resolve(FileName.RECORDING)).hasSize(BYTES);
        assertThat(server.openUploads()).as("what the dead line has left").hasSize(1);

        server.onPart.set(number -> {});
        line.mend();
        store.put(EDITION, folder);

        assertThat(server.openUploads()).isEmpty();
        assertThat(server.file(KEY)).hasBinaryContent(FinishedFolder.bytes(BYTES));
        assertThat(folder).doesNotExist();
    }

    @Test
    void findsAByteThatChangedThereAndKeepsTheLocalCopy() throws Exception {
        RecordingStore store = store();
        server.onRead.set(() -> flip(server.file(KEY), 7_000_000));

        assertThat(refusal(store)).isEqualTo(Reason.DAMAGED);

        assertThat(folder.resolve(FileName.RECORDING)).hasBinaryContent(FinishedFolder.bytes(BYTES));
        assertThat(server.file(KEY)).doesNotExist();

        server.onRead.set(() -> {});
        store.put(EDITION, folder);
        assertThat(folder).doesNotExist();
    }

    @Test
    void readsNoMoreAtOneTimeThanItMay() throws Exception {
        RecordingStore store = store();
        store.put(EDITION, folder);
        InputStream first = store.open(EDITION, FileName.RECORDING, 0, BYTES);
        InputStream second = store.open(EDITION, FileName.RECORDING, 0, BYTES);

        assertThatThrownBy(() -> store.open(EDITION, FileName.RECORDING, 0, 10))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));

        first.close();
        first.close();
        try (InputStream third = store.open(EDITION, FileName.RECORDING, 0, 10)) {
            assertThat(third.readAllBytes()).hasSize(10);
        }
        second.close();
    }

    @Test
    void failsInTheMiddleOfAReadWhenTheServerGoesAway() throws Exception {
        RecordingStore store = store();
        store.put(EDITION, folder);

        try (InputStream in = store.open(EDITION, FileName.RECORDING, 0, BYTES)) {
            assertThat(in.readNBytes(1_000)).hasSize(1_000);
            line.cut();
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    private Reason refusal(RecordingStore store) {
        return catchThrowableOfType(StoreException.class, () -> store.put(EDITION, folder))
                .reason();
    }

    private RecordingStore store() {
        return store(line.port(), BucketServer.BUCKET, BucketServer.KEYS);
    }

    private RecordingStore store(int port, String bucket, AwsCredentialsProvider keys) {
        return store(port, bucket, keys, Duration.ofSeconds(3));
    }

    private RecordingStore store(int port, String bucket, AwsCredentialsProvider keys, Duration timeout) {
        S3Settings settings = new S3Settings(bucket, "rostrum", S3Settings.MIN_PART_BYTES, 2, 2, timeout);
        RecordingStore store = new S3RecordingStore(
                S3Clients.create(URI.create("http://127.0.0.1:" + port), "us-east-1", true, settings, keys), settings);
        stores.add(store);
        return store;
    }

    private static List<StoredEdition> listed(RecordingStore store) throws StoreException {
        List<StoredEdition> found = new ArrayList<>();
        store.list(found::add);
        return found;
    }

    private static void flip(Path file, long position) {
        if (Files.notExists(file)) {
            return;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            int before = bytes.read();
            bytes.seek(position);
            bytes.write(before ^ 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
