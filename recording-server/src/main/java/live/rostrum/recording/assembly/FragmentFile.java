package live.rostrum.recording.assembly;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads fragments of our own from a part of a file. Not thread safe. */
final class FragmentFile implements Closeable {

    private static final int BOX_HEAD_BYTES = 8;
    private static final int LARGEST_FRAGMENT_BYTES = 64 * 1024 * 1024;
    private static final int MOOF = 0x6d6f6f66;
    private static final int MDAT = 0x6d646174;

    private final Path path;
    private final FileChannel file;
    private final long end;
    private long position;
    private byte[] buffer = new byte[1024 * 1024];

    FragmentFile(Path path, long from, long to) throws IOException {
        this.path = path;
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        this.position = from;
        this.end = to;
    }

    boolean hasMore() {
        return position < end;
    }

    long position() {
        return position;
    }

    /** The next fragment's {@code moof}; {@link #fragmentBytes} and {@link #skip} or {@link #read} follow. */
    byte[] moof() throws IOException {
        int bytes = boxBytes(position, MOOF);
        byte[] moof = new byte[bytes];
        fill(ByteBuffer.wrap(moof), position);
        return moof;
    }

    /** Length of a fragment whose {@code moof} is this long. */
    int fragmentBytes(int moofBytes) throws IOException {
        return moofBytes + boxBytes(position + moofBytes, MDAT);
    }

    void skip(int bytes) {
        position += bytes;
    }

    /** The next bytes, in an array that is used again. */
    byte[] read(int bytes) throws IOException {
        if (bytes < 0 || bytes > LARGEST_FRAGMENT_BYTES || bytes > end - position) {
            throw new DamagedWorkException(path + ": no fragment of " + bytes + " bytes at " + position);
        }
        if (bytes > buffer.length) {
            buffer = new byte[bytes];
        }
        fill(ByteBuffer.wrap(buffer, 0, bytes), position);
        position += bytes;
        return buffer;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private int boxBytes(long at, int type) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(BOX_HEAD_BYTES);
        fill(head, at);
        int bytes = head.getInt(0);
        if (head.getInt(4) != type || bytes < BOX_HEAD_BYTES || bytes > LARGEST_FRAGMENT_BYTES || bytes > end - at) {
            throw new DamagedWorkException(path + ": no fragment at " + at);
        }
        return bytes;
    }

    private void fill(ByteBuffer target, long at) throws IOException {
        long from = at - target.position();
        while (target.hasRemaining()) {
            if (file.read(target, from + target.position()) < 0) {
                throw new DamagedWorkException(path + " ends too early", new EOFException());
            }
        }
    }
}
