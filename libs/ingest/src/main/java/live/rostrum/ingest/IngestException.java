package live.rostrum.ingest;

import java.util.OptionalLong;

/** An event that is refused; becomes {@code {ok: false, error: {code, message}, nextSeq?}}. */
public final class IngestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final IngestError error;
    private final long nextSeq;

    public IngestException(IngestError error, String message) {
        this(error, message, -1);
    }

    private IngestException(IngestError error, String message, long nextSeq) {
        super(message, null, false, false);
        this.error = error;
        this.nextSeq = nextSeq;
    }

    /** A chunk that does not follow the last one: the client rewinds to {@code nextSeq}. */
    public static IngestException gap(long seq, long nextSeq) {
        return new IngestException(
                IngestError.GAP, "Chunk " + seq + " does not follow; chunk " + nextSeq + " is next.", nextSeq);
    }

    public IngestError error() {
        return error;
    }

    /** The number that the server waits for, where that helps the client. */
    public OptionalLong nextSeq() {
        return nextSeq < 0 ? OptionalLong.empty() : OptionalLong.of(nextSeq);
    }
}
