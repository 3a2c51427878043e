package live.rostrum.recording.spool;

/** What a reader finds in the spool. */
public sealed interface SpoolEntry {

    /** A chunk that is what was written. */
    record Intact(SpooledChunk chunk) implements SpoolEntry {}

    /**
     * Bytes that are no record any more; the reader goes on behind them. What was in them shows as a jump in the chunks' numbers.
     *
     * @param bytes how many
     */
    record Damaged(long bytes) implements SpoolEntry {}
}
