package live.rostrum.recording.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to a take's segments and makes them durable. After any failure it goes on in a new segment: what the disk has of the old one beyond the last
 * successful {@code fsync} is not trusted, and was not acknowledged.
 *
 * <p>Used by one thread at a time.
 */
final class SegmentWriter implements Closeable {

    private static final int BUFFER_BYTES = 1024 * 1024;

    /** For each of the spool's few threads: from heap memory the JDK would write through direct memory of its own, as much as a group has, and keep it. */
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_BYTES));

    private final Path directory;
    private final SegmentOpener opener;
    private final long maxBytes;
    private @Nullable FileChannel channel;
    private @Nullable Path last;
    private long length;

    SegmentWriter(Path takeDirectory, SegmentOpener opener, long maxBytes) {
        this.directory = takeDirectory;
        this.opener = opener;
        this.maxBytes = maxBytes;
    }

    /** Writes the chunks and returns when they would survive a power cut; if it throws, none of them counts as written. */
    void append(List<SpooledChunk> chunks) throws IOException {
        FileChannel open = channel;
        if (open == null || length >= maxBytes) {
            open = openNext();
        }
        try {
            long bytes = write(open, chunks);
            open.force(false);
            length += bytes;
        } catch (IOException e) {
            giveUp(open, e);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    private FileChannel openNext() throws IOException {
        close();
        Path segment = Segments.next(directory, usedNumbers());
        last = segment;
        FileChannel fresh = opener.open(segment);
        channel = fresh;
        length = 0;
        try {
            DurableFiles.syncDirectory(directory);
        } catch (IOException e) {
            giveUp(fresh, e);
            throw e;
        }
        return fresh;
    }

    /** A number is not given twice, even if its file was deleted: somebody may be reading it. */
    private List<Path> usedNumbers() throws IOException {
        List<Path> used = new ArrayList<>(Segments.in(directory));
        if (last != null && !used.contains(last)) {
            used.add(last);
        }
        return used;
    }

    private static long write(FileChannel channel, List<SpooledChunk> chunks) throws IOException {
        ByteBuffer buffer = BUFFER.get().clear();
        long bytes = 0;
        for (SpooledChunk chunk : chunks) {
            bytes += gather(channel, buffer, SpoolRecord.head(chunk));
            bytes += gather(channel, buffer, ByteBuffer.wrap(chunk.data()));
        }
        drain(channel, buffer);
        return bytes;
    }

    private static int gather(FileChannel channel, ByteBuffer buffer, ByteBuffer source) throws IOException {
        int bytes = source.remaining();
        while (source.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                drain(channel, buffer);
            }
            int count = Math.min(source.remaining(), buffer.remaining());
            buffer.put(source.slice(source.position(), count));
            source.position(source.position() + count);
        }
        return bytes;
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** A file in which nothing counts is deleted: whoever keeps trying on a full disk would leave thousands of them. */
    private void giveUp(FileChannel broken, IOException cause) {
        channel = null;
        try {
            broken.close();
            if (length == 0 && last != null) {
                Files.deleteIfExists(last);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
