package live.rostrum.publisher.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a browser's MediaRecorder emitted, replayed blob by blob; a new one is needed for each take. */
public final class CaptureSource implements MediaSource {

    private static final int MAX_DESCRIPTION_BYTES = 16 << 20;

    private final Bytes bytes;
    private final List<CaptureBlob> blobs;
    private final CaptureDescription description;
    private final Pace pace;
    private int next;
    private long startNanos;

    private CaptureSource(Bytes bytes, String blobsJson, @Nullable String manifestJson, Pace pace) throws IOException {
        this.bytes = bytes;
        this.pace = pace;
        blobs = CaptureBlob.parse(blobsJson, bytes.length());
        description = manifestJson == null
                ? CaptureDescription.of(bytes.read(blobs.getFirst()), blobs)
                : CaptureDescription.parse(manifestJson);
    }

    /**
     * A capture from disk.
     *
     * @param capture all blobs, one after the other
     * @param chunks {@code [{offset, length, t_ms}]}, a row a blob; a {@code manifest.json} beside it tells the MIME type
     */
    public static CaptureSource of(Path capture, Path chunks, Pace pace) throws IOException {
        Path manifest = chunks.resolveSibling("manifest.json");
        String manifestJson = Files.exists(manifest) ? text(manifest) : null;
        FileBytes file = new FileBytes(capture);
        try {
            return new CaptureSource(file, text(chunks), manifestJson, pace);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** A capture from the class path: {@code h264-webm}, and from this module's test jar {@code vp8-webm}. */
    public static CaptureSource bundled(String name, Pace pace) {
        String folder = "/captures/" + name + "/";
        try {
            byte[] media = resource(folder + "capture.webm");
            return new CaptureSource(
                    new MemoryBytes(media),
                    new String(resource(folder + "chunks.json"), StandardCharsets.UTF_8),
                    new String(resource(folder + "manifest.json"), StandardCharsets.UTF_8),
                    pace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CaptureSource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("no resource " + name);
            }
            return in.readAllBytes();
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_DESCRIPTION_BYTES) {
            throw new IOException(file + " is too large to describe a capture.");
        }
        return Files.readString(file);
    }

    @Override
    public String mimeType() {
        return description.mimeType();
    }

    @Override
    public int timesliceMs() {
        return description.timesliceMs();
    }

    @Override
    public int keyFrameIntervalMs() {
        return description.keyFrameIntervalMs();
    }

    @Override
    public boolean live() {
        return pace == Pace.REAL_TIME;
    }

    /** How long the capture is: the time of its last blob. */
    public double durationSeconds() {
        return blobs.getLast().dueMs() / 1000;
    }

    @Override
    public byte @Nullable [] next() throws IOException, InterruptedException {
        if (next == blobs.size()) {
            return null;
        }
        if (next == 0) {
            startNanos = System.nanoTime();
        }
        CaptureBlob blob = blobs.get(next++);
        pace.await(startNanos, blob.dueMs());
        return bytes.read(blob);
    }

    @Override
    public void close() {
        bytes.close();
    }

    /** Where the blobs' bytes are. */
    private interface Bytes extends AutoCloseable {
        long length() throws IOException;

        byte[] read(CaptureBlob blob) throws IOException;

        @Override
        void close();
    }

    private record FileBytes(RandomAccessFile file) implements Bytes {
        FileBytes(Path path) throws IOException {
            this(new RandomAccessFile(path.toFile(), "r"));
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public byte[] read(CaptureBlob blob) throws IOException {
            byte[] data = new byte[blob.length()];
            file.seek(blob.offset());
            file.readFully(data);
            return data;
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // a holder, never compared
    private record MemoryBytes(byte[] media) implements Bytes {
        @Override
        public long length() {
            return media.length;
        }

        @Override
        public byte[] read(CaptureBlob blob) {
            byte[] data = new byte[blob.length()];
            System.arraycopy(media, Math.toIntExact(blob.offset()), data, 0, data.length);
            return data;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
