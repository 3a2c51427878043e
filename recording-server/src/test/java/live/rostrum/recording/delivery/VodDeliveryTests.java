package live.rostrum.recording.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import live.rostrum.recording.assembly.RecordingIndex;
import live.rostrum.recording.assembly.RecordingIndex.Run;
import live.rostrum.recording.assembly.RecordingIndex.Segment;
import live.rostrum.recording.store.Edition;
import live.rostrum.recording.store.FileName;
import live.rostrum.recording.store.FinishedFolder;
import live.rostrum.recording.store.LocalRecordingStore;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.store.StoreException;
import live.rostrum.recording.store.StoreKind;
import live.rostrum.recording.store.StoredEdition;
import live.rostrum.recording.store.StoredFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VodDeliveryTests {

    private static final int BYTES = 1_000_000;
    private static final byte[] FILE = FinishedFolder.bytes(BYTES);
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final Edition EDITION = Edition.of("r1", SHA);
    private static final String ETAG = '"' + SHA + '"';

    @TempDir
    private static Path data;

    private static VodServer server;
    private static SwitchableStore store;

    @BeforeAll
    static void start() throws Exception {
        store = new SwitchableStore(new LocalRecordingStore(data.resolve("files")));
        Path folder = FinishedFolder.create(data.resolve("work/r1"), BYTES);
        try (OutputStream out = Files.newOutputStream(folder.resolve(FileName.INDEX))) {
            new RecordingIndex(
                            1,
                            8_000,
                            640,
                            360,
                            "avc1.42c01e,mp4a.40.2",
                            1_000_000,
                            900_000,
                            List.of(new Run(
                                    null, null, new byte[] {7, 8, 9}, List.of(new Segment(1_000, 500_000, 6_000)))))
                    .write(out);
        }
        Files.writeString(folder.resolve(FileName.STORYBOARD), "WEBVTT\n");
        store.put(EDITION, folder);
        server = new VodServer(store);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void reset() {
        store.mode = Mode.LOCAL;
        store.opened.set(0);
        server.recordings.put("r1", recording(false));
        server.recordings.put("closed", recording(true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsAllOfTheFile(boolean remote) throws Exception {
        store.mode = remote ? Mode.REMOTE : Mode.LOCAL;

        HttpResponse<byte[]> answer = server.get("/vod/r1/recording.mp4");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(FILE);
        assertThat(store.opened).as("what the system sends is not read here").hasValue(remote ? 1 : 0);
        assertThat(header(answer, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(answer, "ETag")).isEqualTo(ETAG);
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, no-cache");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsAPart(boolean remote) throws Exception {
        store.mode = remote ? Mode.REMOTE : Mode.LOCAL;

        for (int[] range : new int[][] {{0, 0}, {10, 99}, {1_000, 900_000}, {BYTES - 1, BYTES - 1}}) {
            HttpResponse<byte[]> answer =
                    server.get("/vod/r1/recording.mp4", "Range", "bytes=" + range[0] + "-" + range[1]);

            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(FILE, range[0], range[1] + 1));
            assertThat(header(answer, "Content-Range")).isEqualTo("bytes " + range[0] + "-" + range[1] + "/" + BYTES);
        }
        assertThat(server.get("/vod/r1/recording.mp4", "Range", "bytes=-5").body())
                .isEqualTo(Arrays.copyOfRange(FILE, BYTES - 5, BYTES));
    }

    @Test
    void saysWhatCannotBeHad() throws Exception {
        HttpResponse<byte[]> answer = server.get("/vod/r1/recording.mp4", "Range", "bytes=" + BYTES + "-");

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */" + BYTES);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void neverJoinsHalvesOfTwoFiles() throws Exception {
        HttpResponse<byte[]> other =
                server.get("/vod/r1/recording.mp4", "Range", "bytes=0-9", "If-Range", "\"another\"");
        HttpResponse<byte[]> same = server.get("/vod/r1/recording.mp4", "Range", "bytes=0-9", "If-Range", ETAG);

        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).hasSize(BYTES);
        assertThat(same.statusCode()).isEqualTo(206);
        assertThat(server.get("/vod/r1/recording.mp4", "If-Match", "\"another\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(server.get("/vod/r1/recording.mp4?v=ffffffffffffffff").statusCode())
                .isEqualTo(404);
    }

    @Test
    void sendsNothingTwice() throws Exception {
        for (String known : List.of(ETAG, "W/" + ETAG, "\"x\", " + ETAG, "*")) {
            HttpResponse<byte[]> answer = server.get("/vod/r1/recording.mp4", "If-None-Match", known);

            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(header(answer, "ETag")).isEqualTo(ETAG);
        }
        assertThat(server.get("/vod/r1/live.m3u8", "If-None-Match", ETAG).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsWithoutSending() throws Exception {
        HttpResponse<byte[]> answer = server.head("/vod/r1/recording.mp4", "Range", "bytes=0-9");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(BYTES));
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void namesADownload() throws Exception {
        assertThat(header(server.head("/vod/r1/recording.mp4?download"), "Content-Disposition"))
                .startsWith("attachment; filename=\"A talk 2026-11-25.mp4\"");
    }

    @Test
    void playsByRangesOfTheFile() throws Exception {
        String live = text(server.get("/vod/r1/live.m3u8"));
        String main = text(server.get("/vod/r1/main.m3u8"));

        assertThat(live)
                .contains("CODECS=\"avc1.42c01e,mp4a.40.2\",RESOLUTION=640x360")
                .endsWith("main.m3u8\n");
        assertThat(main)
                .contains("#EXT-X-MAP:URI=\"init0.mp4?v=0123456789abcdef\"")
                .contains("#EXT-X-BYTERANGE:500000@1000\nrecording.mp4?v=0123456789abcdef\n")
                .endsWith("#EXT-X-ENDLIST\n");
        HttpResponse<byte[]> init = server.get("/vod/r1/init0.mp4?v=0123456789abcdef");
        assertThat(init.body()).containsExactly(7, 8, 9);
        assertThat(header(init, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(server.get("/vod/r1/storyboard.vtt"), "Content-Type")).startsWith("text/vtt");
        assertThat(header(server.get("/vod/r1/poster.jpg"), "Content-Type")).isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/vod/none/live.m3u8",
                "/vod/r1/init1.mp4",
                "/vod/r1/recording.json",
                "/vod/r1/storyboard-0.jpg",
                "/vod/r1/other.mp4",
                "/vod/r1/%2e%2e%2frecording.mp4",
                "/vod/r1",
                "/vod/closed/recording.mp4",
                "/vod/~nonsense/closed/recording.mp4"
            })
    void hasNothingElse(String path) throws Exception {
        HttpResponse<byte[]> answer = server.get(path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(text(answer)).doesNotContain(data.toString());
        assertThat(answer.headers().firstValue("Cache-Control").orElse("no-store"))
                .contains("no-store");
    }

    @Test
    void opensAPrivateRecordingByTheTokenOfItsStream() throws Exception {
        String path = "/closed/recording.mp4?v=0123456789abcdef";

        HttpResponse<byte[]> answer = server.get("/vod/~" + server.token("s1") + path, "Range", "bytes=0-1");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
        assertThat(server.get("/vod/~" + server.token("s2") + path).statusCode())
                .isEqualTo(404);
        assertThat(server.get("/vod/~" + server.token("s1") + "/r1/live.m3u8").statusCode())
                .as("a relative address keeps the token, so that an open one is read by it too")
                .isEqualTo(200);
    }

    @Test
    void saysWhenToComeBackWhileTheStoreIsAway() throws Exception {
        store.mode = Mode.AWAY;

        HttpResponse<byte[]> answer = server.get("/vod/r1/poster.jpg");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");
    }

    private static PlayableRecording recording(boolean isPrivate) {
        return new PlayableRecording(
                "s1", isPrivate, "A talk", Instant.parse("2026-11-25T10:00:00Z"), EDITION, SHA, null);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow(() -> new AssertionError("No header " + name));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    private enum Mode {
        LOCAL,
        REMOTE,
        AWAY
    }

    /** The local store, which can play one that is elsewhere, or away. */
    private static final class SwitchableStore implements RecordingStore {

        private final RecordingStore local;
        private final AtomicInteger opened = new AtomicInteger();
        private volatile Mode mode = Mode.LOCAL;

        SwitchableStore(RecordingStore local) {
            this.local = local;
        }

        @Override
        public StoreKind kind() {
            return local.kind();
        }

        @Override
        public void put(Edition edition, Path folder) throws StoreException {
            local.put(edition, folder);
        }

        @Override
        public Optional<StoredFile> find(Edition edition, String name) throws StoreException {
            if (mode == Mode.AWAY) {
                throw new StoreException(StoreException.Reason.UNREACHABLE, "away", new IOException("away"));
            }
            Optional<StoredFile> found = local.find(edition, name);
            return mode == Mode.LOCAL ? found : found.map(file -> new StoredFile(file.sizeBytes(), null));
        }

        @Override
        public InputStream open(Edition edition, String name, long offset, long bytes) throws StoreException {
            opened.incrementAndGet();
            return local.open(edition, name, offset, bytes);
        }

        @Override
        public void delete(Edition edition) throws StoreException {
            local.delete(edition);
        }

        @Override
        public void list(Consumer<StoredEdition> consumer) throws StoreException {
            local.list(consumer);
        }
    }
}
