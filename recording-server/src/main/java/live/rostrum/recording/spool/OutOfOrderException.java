package live.rostrum.recording.spool;

/** A chunk whose predecessor is missing. */
public final class OutOfOrderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long nextSeq;

    OutOfOrderException(long seq, long nextSeq) {
        super("Chunk " + seq + " does not follow; chunk " + nextSeq + " is next");
        this.nextSeq = nextSeq;
    }

    /** The chunk that is next. */
    public long nextSeq() {
        return nextSeq;
    }
}
