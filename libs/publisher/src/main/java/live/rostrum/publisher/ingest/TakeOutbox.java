package live.rostrum.publisher.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of one take that the server has not acknowledged, and the decision what to do next. It knows no socket: a reader adds
 * chunks, a sender takes steps, and answers are reported to it. Bounds: {@link #MAX_KEPT_BYTES} (a reader waits), and for live media
 * the age {@code keepFor} (older chunks are dropped, and the take is started again from the oldest that is left).
 *
 * <p>Chunks that were acknowledged are spare for {@link #SPARE} longer: a server that was killed may ask for them again, because what it
 * had taken was not all published yet.
 */
final class TakeOutbox {

    static final long MAX_KEPT_BYTES = 16L << 20;

    /** How long acknowledged chunks stay: more than a segment, and what an encoder holds back. */
    static final Duration SPARE = Duration.ofSeconds(10);

    static final long MAX_SPARE_BYTES = 16L << 20;

    /** While nothing is acknowledged nobody wakes a waiting reader, but its oldest chunks get too old. */
    private static final long FULL_BOX_CHECK_MS = 1000;

    /** What the sender is to do. */
    sealed interface Step {
        /** Send this chunk; its answer belongs to {@code round}. */
        record Send(MediaChunk chunk, long round) implements Step {}

        /** Repeat {@code publish:start}, since chunks were dropped. */
        record Restart() implements Step {}

        /** All is acknowledged: send {@code publish:stop}. */
        record Finish(long chunks) implements Step {}
    }

    private final @Nullable Duration keepFor;
    private final InstantSource clock;
    private final Deque<MediaChunk> kept = new ArrayDeque<>();
    private final Deque<MediaChunk> spare = new ArrayDeque<>();
    private long keptBytes;
    private long spareBytes;
    private @Nullable MediaChunk first;
    private long added;
    private long nextToSend;
    private long windowBytes;
    private long round;
    private long rewoundTo = -1;
    private boolean headerDue;
    private boolean restartDue;
    private boolean finished;
    private boolean abandoned;
    private @Nullable IngestException failure;

    TakeOutbox(@Nullable Duration keepFor, InstantSource clock) {
        this.keepFor = keepFor;
        this.clock = clock;
    }

    /**
     * Keeps one more chunk, waiting while the box is full.
     *
     * @return false when the take takes no more
     */
    synchronized boolean add(byte[] data) throws InterruptedException {
        while (!closed() && !kept.isEmpty() && keptBytes + data.length > MAX_KEPT_BYTES) {
            wait(FULL_BOX_CHECK_MS);
            dropOld();
        }
        if (closed()) {
            return false;
        }
        MediaChunk chunk = new MediaChunk(added++, clock.instant(), data);
        if (first == null) {
            first = chunk;
        }
        kept.add(chunk);
        keptBytes += chunk.sizeBytes();
        dropOld();
        notifyAll();
        return true;
    }

    private boolean closed() {
        return finished || abandoned;
    }

    private void dropOld() {
        if (keepFor == null) {
            return;
        }
        while (kept.size() > 1
                && kept.getFirst().capturedAt().isBefore(clock.instant().minus(keepFor))) {
            keptBytes -= kept.removeFirst().sizeBytes();
            spare.clear();
            spareBytes = 0;
            restartDue = true;
        }
    }

    /** No more chunks come: what is kept is still sent. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** Nothing more is sent. */
    synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    /** The first chunk that can still be sent, acknowledged or not. */
    synchronized long oldestSeq() {
        return spare.isEmpty() ? oldestUnacknowledged() : spare.getFirst().seq();
    }

    private long oldestUnacknowledged() {
        return kept.isEmpty() ? added : kept.getFirst().seq();
    }

    /** The server accepted the take, for the first time or again. */
    synchronized void started(IngestAck answer) {
        unspare(answer.nextSeq());
        acknowledgedUpTo(answer.nextSeq());
        windowBytes = answer.windowBytes();
        nextToSend = Math.max(answer.nextSeq(), oldestUnacknowledged());
        headerDue = answer.needsHeader() && nextToSend > 0;
        restartDue = false;
        rewoundTo = -1;
        failure = null;
        round++;
        notifyAll();
    }

    /** The answer to a chunk that was sent in {@code sentRound}. */
    synchronized void answered(IngestAck answer, long sentRound) {
        if (answer.ok()) {
            acknowledgedUpTo(answer.nextSeq());
            windowBytes = answer.windowBytes() > 0 ? answer.windowBytes() : windowBytes;
        } else if (sentRound == round) {
            refused(answer);
        }
        notifyAll();
    }

    private void refused(IngestAck answer) {
        boolean gap = "gap".equals(answer.errorCode()) && answer.nextSeq() >= 0;
        if (!gap || answer.nextSeq() == rewoundTo) {
            failure = answer.toException();
        } else if (answer.nextSeq() < oldestSeq()) {
            restartDue = true;
        } else {
            unspare(answer.nextSeq());
            nextToSend = answer.nextSeq();
            rewoundTo = answer.nextSeq();
            round++;
        }
    }

    private void acknowledgedUpTo(long nextSeq) {
        while (!kept.isEmpty() && kept.getFirst().seq() < nextSeq) {
            MediaChunk acknowledged = kept.removeFirst();
            keptBytes -= acknowledged.sizeBytes();
            spare.addLast(acknowledged);
            spareBytes += acknowledged.sizeBytes();
        }
        while (!spare.isEmpty() && (spareBytes > MAX_SPARE_BYTES || isOld(spare.getFirst()))) {
            spareBytes -= spare.removeFirst().sizeBytes();
        }
    }

    private boolean isOld(MediaChunk chunk) {
        return chunk.capturedAt().isBefore(clock.instant().minus(SPARE));
    }

    /** The server lacks chunks from here on that were acknowledged before. */
    private void unspare(long nextSeq) {
        while (!spare.isEmpty() && spare.getLast().seq() >= nextSeq) {
            MediaChunk again = spare.removeLast();
            spareBytes -= again.sizeBytes();
            kept.addFirst(again);
            keptBytes += again.sizeBytes();
        }
    }

    /** The connection is of no use any more; the next step throws. */
    synchronized void failed(IngestException cause) {
        failure = cause;
        notifyAll();
    }

    /** Waits until there is something to do. */
    synchronized Step next() throws InterruptedException {
        while (true) {
            if (failure != null) {
                throw failure;
            }
            if (restartDue) {
                return new Step.Restart();
            }
            if (headerDue && first != null) {
                headerDue = false;
                return new Step.Send(first, round);
            }
            MediaChunk chunk = sendable();
            if (chunk != null) {
                nextToSend = chunk.seq() + 1;
                return new Step.Send(chunk, round);
            }
            if (finished && kept.isEmpty()) {
                return new Step.Finish(added);
            }
            wait();
        }
    }

    /** One chunk may always be in flight, beyond that what the window allows. */
    private @Nullable MediaChunk sendable() {
        long inFlightBytes = 0;
        for (MediaChunk chunk : kept) {
            if (chunk.seq() >= nextToSend) {
                boolean fits = inFlightBytes == 0 || inFlightBytes + chunk.sizeBytes() <= windowBytes;
                return fits ? chunk : null;
            }
            inFlightBytes += chunk.sizeBytes();
        }
        return null;
    }
}
