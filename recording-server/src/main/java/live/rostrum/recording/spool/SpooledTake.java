package live.rostrum.recording.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One take of the spool, as it is written. Chunks are taken in on any thread without waiting; one task at a time writes what has gathered, waits for the disk once, and
 * acknowledges all of it.
 */
public final class SpooledTake {

    /** What may wait for the disk; whoever sends more does not keep to the window. */
    static final long MAX_WAITING_BYTES = 8L * 1024 * 1024;

    /** Ends of the take that may wait for the disk: a client says it once, and again after it has lost the answer. */
    static final int MOST_STOPS_WAITING = 4;

    private static final Logger log = LoggerFactory.getLogger(SpooledTake.class);

    private record Waiting(SpooledChunk chunk, CompletableFuture<Long> written) {}

    private final Path directory;
    private final Executor disk;
    private final SegmentWriter writer;
    private final WaitingBytes waitingBytes;

    // Guarded by this.
    private TakeManifest manifest;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long bytesWaiting;
    private boolean writing;
    private @Nullable Instant groupSince;
    private long nextSeq;
    private long durableSeq;
    private boolean hasHeader;
    private boolean closed;
    private int stopsWaiting;
    private CompletableFuture<Long> lastWritten;

    /** One that is in a finished recording already: everything that comes is a repeat. */
    static SpooledTake closed(Path directory, TakeManifest manifest, long chunks, Executor disk) {
        return new SpooledTake(
                directory,
                manifest.stoppedAfter(chunks),
                new StoredPosition(chunks, true),
                new SegmentWriter(directory, SegmentOpener.NONE, 0),
                disk,
                new WaitingBytes());
    }

    SpooledTake(
            Path directory,
            TakeManifest manifest,
            StoredPosition position,
            SegmentWriter writer,
            Executor disk,
            WaitingBytes waitingBytes) {
        this.directory = directory;
        this.manifest = manifest;
        this.nextSeq = position.nextSeq();
        this.durableSeq = position.nextSeq();
        this.hasHeader = position.hasHeader();
        this.writer = writer;
        this.disk = disk;
        this.waitingBytes = waitingBytes;
        this.lastWritten = CompletableFuture.completedFuture(nextSeq);
    }

    /** What is known of it. */
    public synchronized TakeManifest manifest() {
        return manifest;
    }

    /** Its folder, for {@link SpoolReader}. */
    public Path directory() {
        return directory;
    }

    /** First chunk that has not been taken in. */
    public synchronized long nextSeq() {
        return nextSeq;
    }

    /** First chunk that is not on disk. */
    public synchronized long durableSeq() {
        return durableSeq;
    }

    /** Whether the take's container header is there or on its way to the disk. */
    public synchronized boolean hasHeader() {
        return hasHeader;
    }

    /** When the oldest chunk arrived that waits for the disk; empty if none does. */
    public synchronized Optional<Instant> waitingSince() {
        return Optional.ofNullable(groupSince != null ? groupSince : arrivalOf(waiting.peek()));
    }

    /** Leaves chunks out that the client does not have any more: they are missing in the recording. Never goes back. */
    public synchronized long jumpTo(long oldestSeq) {
        nextSeq = Math.max(nextSeq, oldestSeq);
        return nextSeq;
    }

    /**
     * Takes a chunk in. Numbers that are there already complete when that one is on disk; a first chunk that comes again because its header was missing is kept for its
     * header.
     *
     * @return completes with the first number that is not on disk, when the chunk is there; or with an {@link IOException}: then nothing of it counts as written
     * @throws OutOfOrderException if chunks before it are missing
     * @throws SpoolBusyException if too much is waiting for the disk
     * @throws TakeClosedException if it has to be opened again
     */
    public synchronized CompletionStage<Long> append(SpooledChunk chunk) {
        if (closed) {
            throw new TakeClosedException();
        }
        if (chunk.headerOnly() ? hasHeader : chunk.seq() < nextSeq) {
            return lastWritten;
        }
        if (!chunk.headerOnly() && chunk.seq() > nextSeq) {
            throw new OutOfOrderException(chunk.seq(), nextSeq);
        }
        if (!waiting.isEmpty() && bytesWaiting + chunk.data().length > MAX_WAITING_BYTES) {
            throw new SpoolBusyException();
        }
        Waiting added = new Waiting(chunk, new CompletableFuture<>());
        waiting.add(added);
        bytesWaiting += chunk.data().length;
        waitingBytes.add(chunk.data().length);
        hasHeader |= chunk.seq() == 0;
        nextSeq = Math.max(nextSeq, chunk.seq() + 1);
        lastWritten = added.written();
        if (!writing) {
            disk.execute(this::writeGroup);
            writing = true;
        }
        return added.written();
    }

    /**
     * Writes down that the take is complete, unless that is known; completes when that is on disk, or with an {@link IOException}.
     *
     * @throws SpoolBusyException if too many ends of it are waiting for the disk
     */
    public CompletionStage<Void> stop(long chunks) {
        synchronized (this) {
            if (Long.valueOf(chunks).equals(manifest.chunks())) {
                return CompletableFuture.completedFuture(null);
            }
            if (stopsWaiting >= MOST_STOPS_WAITING) {
                throw new SpoolBusyException();
            }
            stopsWaiting++;
        }
        return writeStop(chunks).whenComplete((written, failure) -> {
            synchronized (this) {
                stopsWaiting--;
            }
        });
    }

    private CompletableFuture<Void> writeStop(long chunks) {
        return CompletableFuture.runAsync(
                () -> {
                    TakeManifest stopped = manifest().stoppedAfter(chunks);
                    try {
                        stopped.write(directory);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                    synchronized (this) {
                        manifest = stopped;
                    }
                },
                disk);
    }

    /**
     * Takes nothing in any more.
     *
     * @return false if something is still being written: then nothing is changed
     */
    synchronized boolean close() {
        if (writing || !waiting.isEmpty()) {
            return false;
        }
        closed = true;
        return true;
    }

    /** Lets go of the open file when nothing is being written; the next chunk opens a new one. */
    public void rest() {
        disk.execute(() -> {
            synchronized (this) {
                if (writing) {
                    return;
                }
                writing = true;
            }
            closeWriter();
            goOn();
        });
    }

    private void closeWriter() {
        try {
            writer.close();
        } catch (IOException e) {
            log.warn("A segment of take {} could not be closed: {}", manifest().takeId(), e.toString());
        }
    }

    private void writeGroup() {
        List<Waiting> group = nextGroup();
        try {
            writer.append(group.stream().map(Waiting::chunk).toList());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            fail(group, e);
            goOn();
            return;
        }
        long durable;
        synchronized (this) {
            durableSeq = Math.max(durableSeq, group.getLast().chunk().seq() + 1);
            durable = durableSeq;
            release(group);
        }
        group.forEach(written -> written.written().complete(durable));
        goOn();
    }

    private synchronized List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>(waiting);
        waiting.clear();
        groupSince = arrivalOf(group.getFirst());
        return group;
    }

    private void goOn() {
        synchronized (this) {
            groupSince = null;
            if (waiting.isEmpty()) {
                writing = false;
                return;
            }
        }
        try {
            disk.execute(this::writeGroup);
        } catch (RejectedExecutionException e) {
            writeGroup(); // the spool is closing: this thread is the last one
        }
    }

    /** Nothing of the group is on disk, and what came behind it cannot follow any more: the client sends all of it again. */
    private void fail(List<Waiting> group, Throwable cause) {
        List<Waiting> failed = new ArrayList<>(group);
        synchronized (this) {
            failed.addAll(waiting);
            waiting.clear();
            release(failed);
            if (failed.stream().anyMatch(lost -> lost.chunk().seq() == 0)) {
                hasHeader = false;
            }
            failed.stream()
                    .filter(lost -> !lost.chunk().headerOnly())
                    .mapToLong(lost -> lost.chunk().seq())
                    .min()
                    .ifPresent(first -> nextSeq = first);
            lastWritten = CompletableFuture.completedFuture(nextSeq);
        }
        failed.forEach(lost -> lost.written().completeExceptionally(cause));
    }

    private void release(List<Waiting> done) {
        long bytes =
                done.stream().mapToLong(entry -> entry.chunk().data().length).sum();
        bytesWaiting -= bytes;
        waitingBytes.add(-bytes);
    }

    private static @Nullable Instant arrivalOf(@Nullable Waiting entry) {
        return entry == null ? null : entry.chunk().arrivedAt();
    }
}
