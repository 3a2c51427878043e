package live.rostrum.transcription.speech;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Sound on its way to a recogniser that works on a thread of its own. Where that falls behind too far it goes on with what is said now. Thread-safe. */
public final class SoundPipe {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Piece> waiting = new ArrayDeque<>();
    private final long mostSamples;
    private long samples;
    private boolean finished;
    private boolean closed;

    /** A pipe that holds so much sound at most. */
    public SoundPipe(long mostSamples) {
        this.mostSamples = mostSamples;
    }

    /**
     * Some sound in one piece.
     *
     * @param firstSample its position
     * @param pcm whole samples
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Piece(long firstSample, byte[] pcm) {

        /** Position after its end. */
        public long endSample() {
            return firstSample + pcm.length / 2;
        }
    }

    /**
     * Some positions.
     *
     * @param firstSample the first
     * @param endSample after the last
     */
    public record Range(long firstSample, long endSample) {}

    /** Puts sound in; never blocks. What had to go for it is returned. */
    public Optional<Range> put(long firstSample, byte[] pcm) {
        lock.lock();
        try {
            if (closed || finished) {
                return Optional.empty();
            }
            Optional<Range> dropped = samples + pcm.length / 2 > mostSamples ? drop(firstSample) : Optional.empty();
            waiting.add(new Piece(firstSample, pcm));
            samples += pcm.length / 2;
            changed.signalAll();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** The next sound, as soon as there is some; empty: none will come. */
    public Optional<Piece> take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !finished && !closed) {
                changed.await();
            }
            Piece piece = closed ? null : waiting.poll();
            samples -= piece == null ? 0 : piece.pcm().length / 2;
            return Optional.ofNullable(piece);
        } finally {
            lock.unlock();
        }
    }

    /** Nothing follows what is in it. */
    public void finish() {
        lock.lock();
        try {
            finished = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is wanted any more. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@link #finish} or {@link #close} was called. */
    public boolean isEnding() {
        lock.lock();
        try {
            return finished || closed;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Range> drop(long until) {
        Optional<Range> dropped =
                Optional.ofNullable(waiting.peek()).map(first -> new Range(first.firstSample(), until));
        waiting.clear();
        samples = 0;
        return dropped;
    }
}
