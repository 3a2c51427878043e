package live.rostrum.recording.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Reads one segment, which may still grow. Damage is what cannot be read and has a good record behind it; what has none is left for a later look, because a writer may
 * be at it.
 *
 * <p>Holds one buffer. Not thread safe.
 */
final class SegmentReader implements Closeable {

    /** A few records of the longest kind. */
    private static final int BUFFER_BYTES = 4 * (SpoolRecord.HEAD_BYTES + SpoolRecord.MAX_CHUNK_BYTES);

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private long bufferAt;
    private long position;

    private SegmentReader(FileChannel channel) {
        this.channel = channel;
    }

    static SegmentReader open(Path segment) throws IOException {
        return new SegmentReader(FileChannel.open(segment, StandardOpenOption.READ));
    }

    /** The next chunk or the next damage; empty if no good record follows (yet). */
    Optional<SpoolEntry> next() throws IOException {
        Optional<SpooledChunk> chunk = intactAt(position);
        if (chunk.isPresent()) {
            position += SpoolRecord.HEAD_BYTES + chunk.get().data().length;
            return Optional.of(new SpoolEntry.Intact(chunk.get()));
        }
        long good = nextIntact(position + 1);
        if (good < 0) {
            buffer.limit(0); // what it holds may be half of what is there the next time
            return Optional.empty();
        }
        SpoolEntry damage = new SpoolEntry.Damaged(good - position);
        position = good;
        return Optional.of(damage);
    }

    /** Where everything that was read so far ends. */
    long position() {
        return position;
    }

    /** How many bytes lie behind it: a record that is being written, one that was torn, or damage at the very end. */
    long unreadBytes() throws IOException {
        return channel.size() - position;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private long nextIntact(long from) throws IOException {
        for (long at = from; have(at, SpoolRecord.HEAD_BYTES); at++) {
            if (SpoolRecord.beginsAt(buffer, indexOf(at)) && intactAt(at).isPresent()) {
                return at;
            }
        }
        return -1;
    }

    private Optional<SpooledChunk> intactAt(long at) throws IOException {
        if (!have(at, SpoolRecord.HEAD_BYTES)) {
            return Optional.empty();
        }
        Optional<Integer> length = SpoolRecord.length(buffer, indexOf(at));
        if (length.isEmpty() || !have(at, length.get())) {
            return Optional.empty();
        }
        return SpoolRecord.read(buffer, indexOf(at), length.get());
    }

    private int indexOf(long at) {
        return (int) (at - bufferAt);
    }

    /** Makes the buffer hold these bytes, if the file has them. */
    private boolean have(long at, int bytes) throws IOException {
        if (at >= bufferAt && at + bytes <= bufferAt + buffer.limit()) {
            return true;
        }
        buffer.clear();
        bufferAt = at;
        int count = 0;
        while (buffer.hasRemaining() && count >= 0) {
            count = channel.read(buffer, bufferAt + buffer.position());
        }
        buffer.flip();
        return buffer.limit() >= bytes;
    }
}
