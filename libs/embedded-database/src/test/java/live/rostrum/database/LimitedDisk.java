package live.rostrum.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk whose files cannot grow beyond a limit: as on a real one that is full, the part that still fits is written, and what is there can be written over.
 *
 * <p>One for the JVM, because H2 finds its file systems by their scheme.
 */
public final class LimitedDisk extends FilePathWrapper {

    static final String SCHEME = "limited:";

    private static volatile long limitBytes = Long.MAX_VALUE;

    /** H2 makes one for each path. */
    public LimitedDisk() {}

    static void register() {
        FilePath.register(new LimitedDisk());
        limit(Long.MAX_VALUE);
    }

    static void limit(long bytes) {
        limitBytes = bytes;
    }

    @Override
    public String getScheme() {
        return SCHEME.substring(0, SCHEME.length() - 1);
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new LimitedChannel(getBase().open(mode));
    }

    private static final class LimitedChannel extends FileBaseDefault {
        private final FileChannel file;

        LimitedChannel(FileChannel file) {
            this.file = file;
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            long room = Math.max(limitBytes, file.size()) - position;
            if (source.remaining() <= room) {
                return file.write(source, position);
            }
            file.write(source.slice(source.position(), (int) Math.max(0, room)), position);
            throw new IOException("No space left on device");
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
