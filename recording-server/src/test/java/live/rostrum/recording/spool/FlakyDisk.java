package live.rostrum.recording.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that fails as it is told to; what it takes lies in real files. */
final class FlakyDisk implements SegmentOpener {

    private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong syncs = new AtomicLong();
    private final AtomicBoolean failNextSync = new AtomicBoolean();
    private volatile int bytesAWrite = Integer.MAX_VALUE;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch atTheGate = new CountDownLatch(1);

    void bytesAWrite(int bytes) {
        bytesAWrite = bytes;
    }

    void room(long bytes) {
        room.set(bytes);
    }

    void failNextSync() {
        failNextSync.set(true);
    }

    /** Writes wait until {@link #release}. */
    void hold() {
        atTheGate = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    void awaitHeld() throws InterruptedException {
        if (!atTheGate.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody writes");
        }
    }

    void release() {
        gate.countDown();
    }

    long syncs() {
        return syncs.get();
    }

    @Override
    public FileChannel open(Path segment) throws IOException {
        return new Channel(SegmentOpener.REAL.open(segment));
    }

    private void pass() throws IOException {
        atTheGate.countDown();
        try {
            if (!gate.await(10, TimeUnit.SECONDS)) {
                throw new IOException("held for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private final class Channel extends FileChannel {

        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            pass();
            return (int) writeSome(source, bytesAWrite);
        }

        private long writeSome(ByteBuffer source, long most) throws IOException {
            int count = (int) Math.min(Math.min(source.remaining(), most), room.get());
            if (count == 0 && source.hasRemaining()) {
                throw new IOException("No space left on device");
            }
            ByteBuffer part = source.slice(source.position(), count);
            while (part.hasRemaining()) {
                file.write(part);
            }
            source.position(source.position() + count);
            room.addAndGet(-count);
            return count;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            syncs.incrementAndGet();
            if (failNextSync.getAndSet(false)) {
                throw new IOException("Input/output error");
            }
            file.force(metaData);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel position(long newPosition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer target, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer source, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }
    }
}
