package live.rostrum.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import live.rostrum.ingest.ChunkAnswer;
import live.rostrum.ingest.ChunkReceiver;
import live.rostrum.ingest.IngestServer;
import live.rostrum.ingest.PublishChunk;
import live.rostrum.ingest.PublishStart;
import live.rostrum.ingest.PublishStop;
import live.rostrum.ingest.Publisher;
import live.rostrum.ingest.StartAnswer;
import live.rostrum.sockets.SocketServerSettings;
import live.rostrum.tokens.KeySetSource;
import live.rostrum.tokens.PublishTokenVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** recording-server with its spool switched off: the same socket, tokens and protocol, and everything is acknowledged at once and dropped. */
@Command(name = "spoolless-server", hidden = true, description = "A peer for ingest; runs until it is ended.")
final class SpoollessServer implements Callable<Integer> {

    private static final long WINDOW_BYTES = 2L * 1024 * 1024;

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--keys", required = true)
    private URI keys = URI.create("http://127.0.0.1");

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Override
    public Integer call() throws Exception {
        try (KeySetSource keySet = new KeySetSource(
                        keys.resolve("/api/auth/jwks.json"), data.resolve("jwks.json"), Clock.systemUTC());
                IngestServer server = new IngestServer(
                        new SocketServerSettings(
                                "127.0.0.1", port, "/recorder/socket.io", IngestServer.MAX_MESSAGE_BYTES, 400),
                        new PublishTokenVerifier(keySet, Clock.systemUTC()),
                        new Dropping())) {
            server.start();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static final class Dropping implements ChunkReceiver {

        @Override
        public CompletionStage<StartAnswer> start(Publisher publisher, PublishStart start) {
            return CompletableFuture.completedStage(new StartAnswer(0, false, WINDOW_BYTES));
        }

        @Override
        public CompletionStage<ChunkAnswer> chunk(Publisher publisher, PublishChunk chunk) {
            return CompletableFuture.completedStage(new ChunkAnswer(chunk.seq() + 1, WINDOW_BYTES));
        }

        @Override
        public CompletionStage<Void> stop(Publisher publisher, PublishStop stop) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void gone(Publisher publisher) {}
    }
}
