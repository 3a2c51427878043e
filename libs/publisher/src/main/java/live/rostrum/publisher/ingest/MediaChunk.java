package live.rostrum.publisher.ingest;

import java.time.Instant;

/**
 * One numbered piece of a take's byte stream.
 *
 * @param data at most 1 MiB; not copied, so nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // identity equality is what a queue of chunks wants
public record MediaChunk(long seq, Instant capturedAt, byte[] data) {

    /** The largest chunk that the protocol allows. */
    public static final int MAX_BYTES = 1 << 20;

    /** The byte before every chunk: netty-socketio misreads a binary message that begins with 0x00 or a digit. */
    private static final byte LEAD = 0x52;

    public MediaChunk {
        if (data.length > MAX_BYTES) {
            throw new IllegalArgumentException("a chunk has at most " + MAX_BYTES + " bytes, not " + data.length);
        }
    }

    int sizeBytes() {
        return data.length;
    }

    byte[] toMessage() {
        byte[] message = new byte[data.length + 1];
        message[0] = LEAD;
        System.arraycopy(data, 0, message, 1, data.length);
        return message;
    }
}
