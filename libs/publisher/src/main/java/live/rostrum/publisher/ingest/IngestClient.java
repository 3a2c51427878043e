package live.rostrum.publisher.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import live.rostrum.publisher.source.MediaSource;
import org.jspecify.annotations.Nullable;

/**
 * Publishes takes, one after the other, over one connection that it mends: after a loss it connects with a fresh token, repeats
 * {@code publish:start} with the same take and goes on where the server stands. Not for several threads, but for {@link #finish}
 * and {@link #close}.
 */
public final class IngestClient implements AutoCloseable {

    /** Live media that is older than this is dropped rather than sent. */
    static final Duration LIVE_KEEPS = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final IngestTarget target;
    private final IngestListener listener;
    private final AtomicReference<@Nullable TakeOutbox> current = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable IngestSocket socket;

    public IngestClient(IngestTarget target, IngestListener listener) {
        this.target = target;
        this.listener = listener;
    }

    /**
     * Sends one take from its first blob to its {@code publish:stop}.
     *
     * @return how many chunks the take had
     * @throws IngestException with the protocol's code when the server refuses, or when it stays unreachable
     * @throws UncheckedIOException when the source fails; the take is stopped properly before
     */
    public long publish(MediaSource source, TakeStart take) throws InterruptedException {
        TakeOutbox outbox = new TakeOutbox(source.live() ? LIVE_KEEPS : null, InstantSource.system());
        AtomicReference<@Nullable IOException> broken = new AtomicReference<>();
        Thread reader = Thread.ofVirtual().name("publish-reader").start(() -> read(source, outbox, broken));
        current.set(outbox);
        try {
            long chunks = send(take, outbox);
            IOException failure = broken.get();
            if (failure != null) {
                throw new UncheckedIOException(failure);
            }
            return chunks;
        } finally {
            current.set(null);
            outbox.abandon();
            reader.interrupt();
        }
    }

    /** Ends the running take early: what was read is still sent, then {@code publish:stop}. For any thread. */
    public void finish() {
        TakeOutbox outbox = current.get();
        if (outbox != null) {
            outbox.finish();
        }
    }

    private static void read(MediaSource source, TakeOutbox outbox, AtomicReference<@Nullable IOException> broken) {
        try {
            boolean wanted = true;
            for (byte[] blob = source.next(); wanted && blob != null; blob = source.next()) {
                for (int from = 0; wanted && from < blob.length; from += MediaChunk.MAX_BYTES) {
                    int to = Math.min(blob.length, from + MediaChunk.MAX_BYTES);
                    wanted = outbox.add(from == 0 && to == blob.length ? blob : Arrays.copyOfRange(blob, from, to));
                }
            }
        } catch (IOException e) {
            broken.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the take is over: nobody wants the rest
        } finally {
            outbox.finish();
        }
    }

    private long send(TakeStart take, TakeOutbox outbox) throws InterruptedException {
        boolean accepted = false;
        long deadlineNanos = 0;
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                IngestSocket connection = connection();
                start(connection, take, outbox);
                var _ = connection.lost().thenAccept(outbox::failed);
                accepted = true;
                deadlineNanos = 0;
                pause = FIRST_PAUSE;
                return drain(connection, take, outbox);
            } catch (IngestException e) {
                disconnect();
                deadlineNanos = deadlineNanos != 0
                        ? deadlineNanos
                        : System.nanoTime() + target.reconnectTimeout().toNanos();
                if (!accepted || !e.mayPass() || System.nanoTime() > deadlineNanos) {
                    throw e;
                }
                listener.onReconnecting(e);
                if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw e;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private IngestSocket connection() throws InterruptedException {
        if (socket == null) {
            socket = IngestSocket.connect(target, listener);
        }
        return socket;
    }

    private void start(IngestSocket connection, TakeStart take, TakeOutbox outbox) {
        IngestAck answer = answer(connection.start(take, outbox.oldestSeq())).orThrow();
        outbox.started(answer);
        listener.onStarted(answer);
    }

    private long drain(IngestSocket connection, TakeStart take, TakeOutbox outbox) throws InterruptedException {
        while (true) {
            switch (outbox.next()) {
                case TakeOutbox.Step.Send(MediaChunk chunk, long round) -> {
                    var _ = connection
                            .chunk(take.takeId(), chunk)
                            .handle((answer, failure) -> answered(outbox, round, answer, failure));
                }
                case TakeOutbox.Step.Restart() -> start(connection, take, outbox);
                case TakeOutbox.Step.Finish(long chunks) -> {
                    answer(connection.stop(take.takeId(), chunks)).orThrow();
                    return chunks;
                }
            }
        }
    }

    /** On the socket's thread. */
    private boolean answered(TakeOutbox outbox, long round, @Nullable IngestAck answer, @Nullable Throwable failure) {
        if (answer == null) {
            outbox.failed(asIngestException(failure));
            return false;
        }
        outbox.answered(answer, round);
        if (answer.ok()) {
            listener.onAcknowledged(answer.nextSeq());
        }
        return answer.ok();
    }

    private static IngestAck answer(CompletableFuture<IngestAck> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw asIngestException(e);
        }
    }

    private static IngestException asIngestException(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof IngestException known
                ? known
                : new IngestException(IngestException.DISCONNECTED, "The connection failed: " + cause);
    }

    private void disconnect() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    /** Ends the connection; a take that runs is left to the server's grace period. */
    @Override
    public void close() {
        closed.countDown();
        TakeOutbox outbox = current.get();
        if (outbox != null) {
            outbox.failed(new IngestException(IngestException.DISCONNECTED, "The client was closed."));
        } else {
            disconnect();
        }
    }
}
