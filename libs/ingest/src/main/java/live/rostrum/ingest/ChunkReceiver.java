package live.rostrum.ingest;

import java.util.concurrent.CompletionStage;

/**
 * The server's side of the protocol, behind the sockets. Called on network threads: events of one publisher come one after the other, those of different
 * publishers at the same time, and nothing may block.
 *
 * <p>Every method may throw {@link IngestException}, or complete its stage with one, which becomes the acknowledgement.
 */
public interface ChunkReceiver {

    /** A take begins or goes on; a client sends no chunk of it before the stage has completed. */
    CompletionStage<StartAnswer> start(Publisher publisher, PublishStart start);

    /** A chunk has come; the stage completes when it is where the acknowledgement promises. */
    CompletionStage<ChunkAnswer> chunk(Publisher publisher, PublishChunk chunk);

    /** The take is complete; the stage completes when that is known for good. */
    CompletionStage<Void> stop(Publisher publisher, PublishStop stop);

    /** The broadcaster's browser has understood something; the stage completes when that is where captions are made. */
    default CompletionStage<Void> caption(Publisher publisher, PublishCaption caption) {
        throw new IngestException(IngestError.BAD_REQUEST, "Captions are not taken here.");
    }

    /** The socket is gone, for whatever reason. */
    void gone(Publisher publisher);
}
