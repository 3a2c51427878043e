package live.rostrum.hls.take;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import live.rostrum.hls.transcode.TranscodeRun;
import live.rostrum.ingest.IngestError;
import live.rostrum.ingest.IngestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes on their way from the network to FFmpeg: a bounded queue with one thread behind it, which may block on FFmpeg's input.
 *
 * <p>A chunk's stage completes when FFmpeg has taken it; that is what the acknowledgement promises.
 */
final class TakeInput {

    /** What may wait. One chunk is always taken, so that a client with a full window can go on. */
    static final long WINDOW_BYTES = 4L * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(TakeInput.class);

    private record Pending(byte[] bytes, CompletableFuture<Void> written) {}

    /** Starts FFmpeg, on the input's thread. */
    interface RunStarter {
        TranscodeRun start() throws IOException, InterruptedException;
    }

    private final Deque<Pending> queue = new ArrayDeque<>();
    private long queuedBytes;
    private boolean complete;
    private boolean broken;
    private @Nullable TranscodeRun run;

    TakeInput(String name, RunStarter starter) {
        Thread.ofVirtual().name(name + " input").start(() -> pump(starter));
    }

    /**
     * Takes a chunk.
     *
     * @throws IngestException {@code overloaded} when the window is exceeded or FFmpeg is gone
     */
    synchronized CompletionStage<Void> add(byte[] bytes) {
        if (broken) {
            throw new IngestException(IngestError.OVERLOADED, "The encoder has stopped.");
        }
        if (queuedBytes > WINDOW_BYTES) {
            throw new IngestException(IngestError.OVERLOADED, "More was sent than the window allows.");
        }
        Pending pending = new Pending(bytes, new CompletableFuture<>());
        queue.addLast(pending);
        queuedBytes += bytes.length;
        notifyAll();
        return pending.written();
    }

    /** What a client may have on its way now. */
    synchronized long windowBytes() {
        return Math.max(0, WINDOW_BYTES - queuedBytes);
    }

    /** Nothing will follow: FFmpeg's input is ended after what waits. */
    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    /** Drops what waits, which is answered with an error, and kills FFmpeg. */
    void abort() {
        synchronized (this) {
            complete = true;
            if (run != null) {
                run.kill();
            }
            notifyAll();
        }
        fail();
    }

    private void pump(RunStarter starter) {
        try {
            TranscodeRun started = starter.start();
            adopt(started);
            for (Pending next = take(); next != null; next = take()) {
                started.write(next.bytes());
                written(next);
            }
            started.endInput();
        } catch (IOException e) {
            log.warn("FFmpeg takes no input any more: {}", e.toString());
            fail();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail();
        } catch (RuntimeException e) {
            log.error("The input of a take failed", e);
            fail();
        }
    }

    private synchronized void adopt(TranscodeRun started) {
        run = started;
        if (broken) {
            started.kill();
        }
    }

    /** The next chunk, which stays in the queue until it is written; null at the end. */
    private synchronized @Nullable Pending take() throws InterruptedException {
        while (queue.isEmpty() && !complete) {
            wait();
        }
        return broken ? null : queue.peekFirst();
    }

    private void written(Pending pending) {
        synchronized (this) {
            // It is the first, unless the take was aborted meanwhile.
            if (queue.remove(pending)) {
                queuedBytes -= pending.bytes().length;
            }
        }
        pending.written().complete(null);
    }

    private void fail() {
        Deque<Pending> lost;
        synchronized (this) {
            broken = true;
            lost = new ArrayDeque<>(queue);
            queue.clear();
            queuedBytes = 0;
        }
        lost.forEach(pending -> pending.written()
                .completeExceptionally(new IngestException(IngestError.OVERLOADED, "The encoder has stopped.")));
    }
}
