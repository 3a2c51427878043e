package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.publisher.ingest.IngestException;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.IngestSocket;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.publisher.ingest.MediaChunk;
import live.rostrum.publisher.ingest.PublishHealth;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;

/** A broadcaster who does by hand, and wrongly if a test wants, what the client does by itself. */
final class ManualTake implements AutoCloseable {

    private final IngestSocket socket;
    private final String streamId;
    private final String takeId;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private volatile List<String> warnings = List.of();

    ManualTake(IngestTarget target, String streamId, String takeId) throws InterruptedException {
        this.streamId = streamId;
        this.takeId = takeId;
        this.socket = IngestSocket.connect(target, new IngestListener() {
            @Override
            public void onError(IngestException error, boolean fatal) {
                errors.add(error.code());
            }

            @Override
            public void onHealth(PublishHealth health) {
                warnings = health.warnings();
            }
        });
    }

    /** All chunks of a capture that the repository carries. */
    static List<byte[]> capture(String name) {
        List<byte[]> chunks = new ArrayList<>();
        try (CaptureSource source = CaptureSource.bundled(name, Pace.UNPACED)) {
            for (byte[] chunk = source.next(); chunk != null; chunk = source.next()) {
                chunks.add(chunk);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return chunks;
    }

    String id() {
        return takeId;
    }

    IngestAck start() {
        return start(0, false);
    }

    IngestAck start(long oldestSeq, boolean takeover) {
        return socket.start(
                        new TakeStart(streamId, takeId, "video/webm", 250, 2000, Instant.now(), takeover), oldestSeq)
                .join();
    }

    CompletableFuture<IngestAck> chunk(long seq, byte[] data) {
        return socket.chunk(takeId, new MediaChunk(seq, Instant.now(), data));
    }

    /** Sends chunks {@code from} to {@code to} of a take, each when the one before was acknowledged. */
    void chunks(List<byte[]> take, int from, int to) {
        for (int seq = from; seq < to; seq++) {
            IngestAck ack = chunk(seq, take.get(seq)).join();
            assertThat(ack.ok()).as("chunk %d: %s", seq, ack).isTrue();
            assertThat(ack.nextSeq()).isEqualTo(seq + 1);
        }
    }

    IngestAck stop(long chunks) {
        return socket.stop(takeId, chunks).join();
    }

    /** Says the end to a server that may have hung up. */
    void stopQuietly(long chunks) {
        socket.stop(takeId, chunks).handle((_, _) -> true).join();
    }

    CompletableFuture<IngestAck> emit(String event, Object... arguments) {
        return socket.emit(event, arguments);
    }

    /** Codes of the {@code publish:error}s that have come. */
    List<String> errors() {
        return errors;
    }

    /** Codes of the warnings in the last {@code publish:health}. */
    List<String> warnings() {
        return warnings;
    }

    CompletableFuture<IngestException> lost() {
        return socket.lost();
    }

    @Override
    public void close() {
        socket.close();
    }
}
