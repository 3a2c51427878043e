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
            length += write(open, chunks);
            open.force(false);
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
        List<ByteBuffer> buffers = new ArrayList<>(chunks.size() * 2);
        for (SpooledChunk chunk : chunks) {
            buffers.add(SpoolRecord.head(chunk));
            buffers.add(ByteBuffer.wrap(chunk.data()));
        }
        ByteBuffer[] array = buffers.toArray(ByteBuffer[]::new);
        long bytes = 0;
        int first = 0;
        while (first < array.length) {
            bytes += channel.write(array, first, array.length - first);
            while (first < array.length && !array[first].hasRemaining()) {
                first++;
            }
        }
        return bytes;
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
