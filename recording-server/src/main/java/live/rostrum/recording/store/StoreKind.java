package live.rostrum.recording.store;

/** Where recordings are kept. */
public enum StoreKind {
    /** On this machine's disk. */
    LOCAL,
    /** In a bucket of S3, or of a server that speaks like it. */
    S3
}
