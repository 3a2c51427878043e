package live.rostrum.publisher.cli;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.rest.ApiException;
import live.rostrum.publisher.rest.PublishTokens;
import live.rostrum.publisher.rest.PublishableStream;
import live.rostrum.publisher.rest.RostrumApi;
import live.rostrum.publisher.source.MediaSource;

/** One run of the command: a stream, one take or take after take, and a proper end, on Ctrl-C too. */
final class PublishRun {

    /** What Ctrl-C grants to the last chunks, the take's stop and the stream's end. */
    private static final int ENDING_SECONDS = 10;

    private final RostrumApi api;
    private final URI server;
    private final TakeSources sources;
    private final boolean loop;
    private final StatusLine status;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean stopping;

    PublishRun(RostrumApi api, URI server, TakeSources sources, boolean loop, StatusLine status) {
        this.api = api;
        this.server = server;
        this.sources = sources;
        this.loop = loop;
        this.status = status;
    }

    void run(Optional<String> streamId, String title) throws IOException, InterruptedException {
        // Opened first, so that a file that cannot be read leaves no stream behind.
        try (MediaSource first = sources.open()) {
            PublishableStream stream = streamId.map(api::stream).orElseGet(() -> api.createStream(title));
            PublishTokens tokens = new PublishTokens(api, stream.id(), InstantSource.system());
            IngestTarget target = target(tokens.ingestPath(), tokens);
            status.line("Watch \"" + stream.title() + "\" at " + server.resolve(stream.watchPath()));
            status.line(loop ? "Playing in a loop. Ctrl-C ends the stream." : "Ctrl-C ends the stream.");
            Optional<RecorderPath> recorder = recorder(tokens);
            try (IngestClient client = new IngestClient(target, status)) {
                Thread atExit = new Thread(() -> stop(client), "publish-stop");
                Runtime.getRuntime().addShutdownHook(atExit);
                try {
                    takes(client, recorder, stream.id(), first);
                } finally {
                    recorder.ifPresent(RecorderPath::close);
                    end(stream.id());
                    over.countDown();
                    forget(atExit);
                }
            }
        }
    }

    private IngestTarget target(String path, PublishTokens tokens) {
        IngestTarget defaults = IngestTarget.of(server, "");
        return new IngestTarget(server, path, tokens, defaults.answerTimeout(), defaults.reconnectTimeout());
    }

    private Optional<RecorderPath> recorder(PublishTokens tokens) {
        return tokens.recorderPath().map(path -> new RecorderPath(target(path, tokens), status));
    }

    private void takes(IngestClient client, Optional<RecorderPath> recorder, String streamId, MediaSource first)
            throws IOException, InterruptedException {
        publish(client, recorder, streamId, first);
        while (loop && !stopping) {
            try (MediaSource next = sources.open()) {
                publish(client, recorder, streamId, next);
            }
        }
    }

    private void publish(IngestClient client, Optional<RecorderPath> recorder, String streamId, MediaSource source)
            throws InterruptedException {
        status.takeStarts();
        TakeStart take = TakeStart.now(streamId, source.mimeType(), source.timesliceMs(), source.keyFrameIntervalMs());
        MediaSource sent = recorder.map(path -> path.tee(source, take)).orElse(source);
        try {
            client.publish(sent, take);
        } finally {
            if (recorder.isPresent()) {
                recorder.get().awaitTake();
            }
        }
    }

    private void end(String streamId) {
        try {
            api.end(streamId);
            status.line("The stream has ended.");
        } catch (ApiException e) {
            status.line("The stream could not be ended (" + e.getMessage() + "); the server ends it by itself.");
        }
    }

    /** On Ctrl-C, in a shutdown hook: the JVM waits for this method and for nothing else. */
    private void stop(IngestClient client) {
        stopping = true;
        client.finish();
        try {
            if (!over.await(ENDING_SECONDS, TimeUnit.SECONDS)) {
                status.line("The end was not confirmed in time; the server ends the stream by itself.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is on its way out, through this very hook.
        }
    }
}
