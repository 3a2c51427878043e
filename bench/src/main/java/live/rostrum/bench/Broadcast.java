package live.rostrum.bench;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.rest.PublishableStream;
import live.rostrum.publisher.rest.RostrumApi;
import live.rostrum.publisher.source.MediaSource;

/** One stream on the server and the connection over which its takes are sent, one after the other; closing it ends the stream. */
final class Broadcast implements AutoCloseable {

    private final RostrumApi api;
    private final PublishableStream stream;
    private final URI server;
    private final IngestClient client;
    private CompletableFuture<Long> sending = CompletableFuture.completedFuture(0L);

    private Broadcast(RostrumApi api, PublishableStream stream, URI server, IngestClient client) {
        this.api = api;
        this.stream = stream;
        this.server = server;
        this.client = client;
    }

    /** Makes a stream. */
    static Broadcast begin(ProductServer server, RostrumApi api, String title, IngestListener listener) {
        PublishableStream stream = api.createStream(title);
        IngestTarget target =
                IngestTarget.of(server.address(), api.publishToken(stream.id()).value());
        return new Broadcast(api, stream, server.address(), new IngestClient(target, listener));
    }

    /**
     * Sends a take on a thread of its own, which ends with the source or with {@link #finish}, and closes the source. The take before must be over.
     *
     * @return completes with the number of the take's chunks, or with what went wrong
     */
    CompletableFuture<Long> send(MediaSource source) {
        if (!sending.isDone()) {
            throw new IllegalStateException("the take before is still sent");
        }
        CompletableFuture<Long> take = new CompletableFuture<>();
        sending = take;
        Thread.ofVirtual().name("take").start(() -> publish(source, take));
        return take;
    }

    private void publish(MediaSource source, CompletableFuture<Long> take) {
        try (source) {
            TakeStart start =
                    TakeStart.now(stream.id(), source.mimeType(), source.timesliceMs(), source.keyFrameIntervalMs());
            take.complete(client.publish(source, start));
        } catch (InterruptedException | RuntimeException e) {
            take.completeExceptionally(e);
        }
    }

    /** Whether a take is being sent. */
    boolean isSending() {
        return !sending.isDone();
    }

    /** Ends the running take early and waits until the server has all of it. */
    void finish() {
        client.finish();
        sending.join();
    }

    /** Address of the multivariant playlist. */
    URI multivariant() {
        return server.resolve(stream.playbackPath());
    }

    /** Address of a rendition's playlist. */
    URI rendition(String name) {
        return multivariant().resolve(name + "/live.m3u8");
    }

    @Override
    public void close() {
        client.finish();
        client.close();
        api.end(stream.id());
    }
}
