package live.rostrum.publisher.ingest;

/** What a publisher wants to know while it goes; called on the socket's thread, so be quick. */
public interface IngestListener {

    /** Hears nothing. */
    IngestListener SILENT = new IngestListener() {};

    /** The server's report, every two seconds. */
    default void onHealth(PublishHealth health) {}

    /** Something the server wants the broadcaster to know; a fatal one ends the take with an exception too. */
    default void onError(IngestException error, boolean fatal) {}

    /** The take was accepted, for the first time or again. */
    default void onStarted(IngestAck answer) {}

    /** Everything before {@code nextSeq} is with the server. */
    default void onAcknowledged(long nextSeq) {}

    /** The connection is gone and another is tried. */
    default void onReconnecting(IngestException cause) {}
}
