package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a fragmented MP4 of one track as it arrives, in pieces of any size: {@code ftyp moov (moof mdat)*}.
 *
 * <p>Holds at most one unfinished box. Not thread safe: one reader belongs to one connection.
 */
public final class FragmentReader {

    /** Longest box that is taken; a coded picture of a live stream is far below. */
    public static final int MAX_BOX_BYTES = 16 * 1024 * 1024;

    private static final int FIRST_BUFFER_BYTES = 64 * 1024;
    private static final int MOOV = Boxes.code("moov");
    private static final int MOOF = Boxes.code("moof");
    private static final int MDAT = Boxes.code("mdat");

    /** Receives what was read, on the thread that feeds the reader. */
    public interface Sink {

        /** The track's description, once, before the first sample. */
        void track(TrackDescription track);

        /** The next sample in decode order. */
        void sample(Sample sample);
    }

    private final Sink sink;
    private byte[] pending = new byte[FIRST_BUFFER_BYTES];
    private int pendingBytes;
    private @Nullable MovieHeader header;
    private @Nullable MovieFragment fragment;

    public FragmentReader(Sink sink) {
        this.sink = sink;
    }

    /**
     * Takes the next bytes and hands all samples on that are now complete.
     *
     * @throws MalformedMediaException if the bytes are no such file; the reader must not be used again
     */
    public void feed(byte[] bytes, int offset, int length) {
        append(bytes, offset, length);
        int position = 0;
        while (pendingBytes - position >= Boxes.HEADER_BYTES) {
            int size = boxSize(position);
            if (pendingBytes - position < size) {
                break;
            }
            read(position, size);
            position += size;
        }
        System.arraycopy(pending, position, pending, 0, pendingBytes - position);
        pendingBytes -= position;
    }

    /** Whether the input may end here: no box is unfinished. */
    public boolean atBoundary() {
        return pendingBytes == 0 && fragment == null;
    }

    private void append(byte[] bytes, int offset, int length) {
        int needed = pendingBytes + length;
        if (needed > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(needed, pending.length * 2));
        }
        System.arraycopy(bytes, offset, pending, pendingBytes, length);
        pendingBytes = needed;
    }

    private int boxSize(int position) {
        int size = u32(position);
        if (size < Boxes.HEADER_BYTES || size > MAX_BOX_BYTES) {
            throw new MalformedMediaException(Boxes.type(ByteBuffer.wrap(pending), position + 4) + ": size " + size);
        }
        return size;
    }

    private int u32(int position) {
        return (pending[position] & 0xff) << 24
                | (pending[position + 1] & 0xff) << 16
                | (pending[position + 2] & 0xff) << 8
                | (pending[position + 3] & 0xff);
    }

    /** Reads a whole box. Other types (ftyp, styp, sidx, prft, mfra) hold nothing that we need. */
    private void read(int position, int size) {
        int type = u32(position + 4);
        if (type == MOOV) {
            describe(content(position, size));
        } else if (type == MOOF) {
            announce(content(position, size));
        } else if (type == MDAT) {
            handOn(content(position, size));
        }
    }

    private ByteBuffer content(int position, int size) {
        return ByteBuffer.wrap(pending, position + Boxes.HEADER_BYTES, size - Boxes.HEADER_BYTES)
                .slice();
    }

    private void describe(ByteBuffer moov) {
        if (header != null) {
            throw new MalformedMediaException("moov: a second one");
        }
        MovieHeader parsed = MovieHeader.parse(moov);
        header = parsed;
        sink.track(parsed.track());
    }

    private void announce(ByteBuffer moof) {
        if (fragment != null) {
            throw new MalformedMediaException("moof: the one before has no mdat");
        }
        fragment = MovieFragment.parse(moof, requireHeader());
    }

    private MovieHeader requireHeader() {
        if (header == null) {
            throw new MalformedMediaException("moof: no moov before it");
        }
        return header;
    }

    private void handOn(ByteBuffer mdat) {
        if (fragment == null) {
            throw new MalformedMediaException("mdat: no moof before it");
        }
        if (fragment.totalBytes() != mdat.remaining()) {
            throw new MalformedMediaException(
                    "mdat: " + mdat.remaining() + " bytes, its moof announces " + fragment.totalBytes());
        }
        fragment.samples(mdat, sink::sample);
        fragment = null;
    }
}
