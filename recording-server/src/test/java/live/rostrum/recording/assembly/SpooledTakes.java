package live.rostrum.recording.assembly;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import live.rostrum.recording.spool.Spool;
import live.rostrum.recording.spool.SpoolSettings;
import live.rostrum.recording.spool.SpooledChunk;
import live.rostrum.recording.spool.SpooledTake;
import live.rostrum.recording.spool.TakeManifest;

/** Takes of one stream, written through the real spool. */
final class SpooledTakes implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final String STREAM = "stream";

    private final Path root;
    private final Spool spool;

    SpooledTakes(Path root) throws Exception {
        this.root = root;
        this.spool = new Spool(root, SpoolSettings.USUAL, () -> "recording");
    }

    Path streamFolder() {
        return root.resolve(STREAM);
    }

    Path takeFolder(String takeId) {
        return streamFolder().resolve(takeId);
    }

    /** Begins a take so many seconds after noon. */
    SpooledTake begin(String takeId, double atSeconds) throws Exception {
        Instant at = NOON.plusMillis(Math.round(atSeconds * 1000));
        return spool.open(new TakeManifest(STREAM, takeId, "user", "video/webm", 300, at, at, null))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    /** A whole take. */
    void take(String takeId, double atSeconds, List<byte[]> chunks) throws Exception {
        SpooledTake take = begin(takeId, atSeconds);
        append(take, chunks, 0, chunks.size());
        stop(take, chunks.size());
    }

    static void append(SpooledTake take, List<byte[]> chunks, int from, int to) throws Exception {
        List<CompletableFuture<Long>> written = new ArrayList<>();
        for (int seq = from; seq < to; seq++) {
            written.add(take.append(new SpooledChunk(seq, NOON.plusMillis(seq * 300L), false, chunks.get(seq)))
                    .toCompletableFuture());
            if (written.size() % 4 == 0) {
                written.getLast().get(10, TimeUnit.SECONDS);
            }
        }
        for (CompletableFuture<Long> chunk : written) {
            chunk.get(10, TimeUnit.SECONDS);
        }
    }

    static void stop(SpooledTake take, long chunks) throws Exception {
        take.stop(chunks).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** What a browser emitted, blob by blob. */
    static List<byte[]> capture(String name) throws Exception {
        List<byte[]> blobs = new ArrayList<>();
        try (CaptureSource source = CaptureSource.bundled(name, Pace.UNPACED)) {
            for (byte[] blob = source.next(); blob != null; blob = source.next()) {
                blobs.add(blob);
            }
        }
        return blobs;
    }

    /** A file's bytes in chunks that begin anywhere; the first one has the header. */
    static List<byte[]> cut(byte[] media, int chunkBytes) {
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < media.length; from += chunkBytes) {
            chunks.add(Arrays.copyOfRange(media, from, Math.min(media.length, from + chunkBytes)));
        }
        return chunks;
    }

    @Override
    public void close() {
        spool.close();
    }
}
