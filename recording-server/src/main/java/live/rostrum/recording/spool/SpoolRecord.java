package live.rostrum.recording.spool;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One chunk as it lies in a segment: a head of 32 bytes, then the chunk.
 *
 * <pre>
 * offset  bytes
 *  0      4     0x52435244 ("RCRD")
 *  4      4     type: 1 a chunk, 2 a header that was sent again
 *  8      4     length of the chunk
 * 12      8     number of the chunk
 * 20      8     when it arrived, in ms since 1970
 * 28      4     CRC-32C of bytes 0 to 27 and of the chunk
 * 32      ...   the chunk
 * </pre>
 *
 * All numbers are big-endian.
 */
final class SpoolRecord {

    static final int HEAD_BYTES = 32;

    /** Longest chunk; the protocol allows no more. */
    static final int MAX_CHUNK_BYTES = 1024 * 1024;

    private static final int MAGIC = 0x52435244;
    private static final int CHECKSUM_AT = 28;
    private static final int CHUNK = 1;
    private static final int HEADER_AGAIN = 2;

    private SpoolRecord() {}

    /** The head of a record, ready to be written before its chunk. */
    static ByteBuffer head(SpooledChunk chunk) {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
        head.putInt(MAGIC)
                .putInt(chunk.headerOnly() ? HEADER_AGAIN : CHUNK)
                .putInt(chunk.data().length)
                .putLong(chunk.seq())
                .putLong(chunk.arrivedAt().toEpochMilli());
        return head.putInt(checksum(head, ByteBuffer.wrap(chunk.data()))).flip();
    }

    /** Whether a record may begin here. */
    static boolean beginsAt(ByteBuffer bytes, int position) {
        return bytes.limit() - position >= 4 && bytes.getInt(position) == MAGIC;
    }

    /**
     * Length of the record that begins here, head and all.
     *
     * @return empty if the head cannot be one
     */
    static Optional<Integer> length(ByteBuffer bytes, int position) {
        if (!beginsAt(bytes, position) || bytes.limit() - position < HEAD_BYTES) {
            return Optional.empty();
        }
        int type = bytes.getInt(position + 4);
        int chunkBytes = bytes.getInt(position + 8);
        boolean possible = (type == CHUNK || type == HEADER_AGAIN)
                && chunkBytes > 0
                && chunkBytes <= MAX_CHUNK_BYTES
                && bytes.getLong(position + 12) >= 0;
        return possible ? Optional.of(HEAD_BYTES + chunkBytes) : Optional.empty();
    }

    /**
     * Reads the record that begins here and of which all bytes are there.
     *
     * @return empty if the checksum says that it is not what was written
     */
    static Optional<SpooledChunk> read(ByteBuffer bytes, int position, int length) {
        ByteBuffer head = bytes.slice(position, HEAD_BYTES);
        ByteBuffer data = bytes.slice(position + HEAD_BYTES, length - HEAD_BYTES);
        if (checksum(head, data) != head.getInt(CHECKSUM_AT)) {
            return Optional.empty();
        }
        byte[] chunk = new byte[data.remaining()];
        data.get(0, chunk);
        return Optional.of(new SpooledChunk(
                head.getLong(12), Instant.ofEpochMilli(head.getLong(20)), head.getInt(4) == HEADER_AGAIN, chunk));
    }

    private static int checksum(ByteBuffer head, ByteBuffer data) {
        CRC32C sum = new CRC32C();
        sum.update(head.slice(0, CHECKSUM_AT));
        sum.update(data.duplicate());
        return (int) sum.getValue();
    }
}
