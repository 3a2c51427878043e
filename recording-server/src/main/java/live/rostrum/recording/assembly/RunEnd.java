package live.rostrum.recording.assembly;

/** Why a run ended where it did. */
enum RunEnd {
    /** There is no more of the take. */
    TAKE_ENDS,
    /** The next chunks were lost by the client. */
    CHUNKS_MISSING,
    /** Bytes of the spool are damaged, or no encoder gets through them. */
    DAMAGED,
    /** The source's clock jumped: the broadcaster's machine slept. */
    CLOCK_JUMPED,
    /** The work was interrupted; the next run goes on at the same place. */
    INTERRUPTED
}
