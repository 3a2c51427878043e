package live.rostrum.hls.take;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import live.rostrum.hls.transcode.TranscodeOutcome;
import live.rostrum.hls.transcode.TranscodeRun;
import live.rostrum.ingest.IngestError;
import live.rostrum.ingest.IngestException;
import live.rostrum.ingest.container.AccessPoint;
import live.rostrum.ingest.container.ContainerHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one take's bytes from the network through FFmpeg, whatever happens to FFmpeg.
 *
 * <p>One thread feeds one run after the other. A run that dies, or is silent while media arrives, is followed by another one, which is fed again what the
 * dead one had not delivered: from the last access point before the end of what is published, with the part before that end trimmed off. Media that no run
 * survives is left out. Where chunks are missing a run ends, and the next begins at the next access point.
 *
 * <p>A chunk's stage completes when FFmpeg has taken it, or when it is kept for the next run; that is what the acknowledgement promises.
 */
final class TakePipeline {

    /** What may wait. One chunk is always taken, so that a client with a full window can go on. */
    static final long WINDOW_BYTES = 4L * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(TakePipeline.class);

    /** A run that is silent for so long while media arrives is given up. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** The same for a run that has just been started. */
    private static final Duration FIRST_SILENCE = Duration.ofSeconds(10);

    /** Runs that brought nothing, one after the other, before the take is given up. */
    private static final int MAX_BARREN_RUNS = 5;

    private static final Duration PROGRESS = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_BARREN_RUN = Duration.ofMillis(300);

    /** Media without any access point that is taken before it is called none. */
    private static final long MAX_SEARCHED_BYTES = 8L * 1024 * 1024;

    private static final Duration MAX_SEARCH = Duration.ofSeconds(15);

    /** Starts runs and knows what became of them; called on the pipeline's thread. */
    interface Runs {

        /** Waits until the take before has left the encoder. */
        void awaitTurn() throws InterruptedException;

        /**
         * Starts FFmpeg and gives it the header.
         *
         * @param from time, on the take's clock, of the first media that it will be fed
         * @param events what becomes of it
         */
        TranscodeRun start(Duration from, RunEvents events) throws IOException, InterruptedException;

        /** Where the published part ends, on the take's clock. */
        Duration published();

        /** Should this server be killed, its successor needs the take from this chunk on. */
        void neededFrom(long seq);

        /** The take cannot go on; {@code nothing} if nothing has come out of it at all. */
        void failed(boolean nothing, String messages);
    }

    /** Hears of a run, on its threads. */
    interface RunEvents {

        /** A sample came out. */
        void sample();

        /** All is over and published. */
        void ended(TranscodeOutcome outcome);
    }

    private record Pending(long end, CompletableFuture<Void> taken) {}

    private enum Fed {
        TO_THE_END,
        TO_A_BREAK,
        UNTIL_IT_BROKE
    }

    private final String name;
    private final Runs runs;
    private final Duration flush;
    private final ReplayBuffer buffer;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private long readUntil;
    private long neededFrom;
    private boolean complete;
    private boolean broken;
    private @Nullable Run current;
    private int barrenRuns;
    private boolean deliveredAnything;
    private long firstAddNanos;
    private long lastAddNanos;

    /** One FFmpeg process. Guarded by the pipeline. */
    private static final class Run {
        private final long startedNanos = System.nanoTime();
        private final CompletableFuture<TranscodeOutcome> outcome = new CompletableFuture<>();
        private @Nullable TranscodeRun process;
        private long position;
        private boolean fed;
        private boolean replaced;
        private volatile boolean delivers;
        private volatile long unansweredSinceNanos;
    }

    TakePipeline(String name, ContainerHeader header, boolean fromTheStart, Duration flush, Runs runs) {
        this.name = name;
        this.runs = runs;
        this.flush = flush;
        this.buffer = new ReplayBuffer(header);
        if (!fromTheStart) {
            buffer.lose();
        }
        Thread.ofVirtual().name(name + " pipeline").start(this::pump);
    }

    /**
     * Takes a chunk's media.
     *
     * @param seq the chunk's number
     * @throws IngestException {@code overloaded} when the window is exceeded or the take has been given up
     */
    synchronized CompletionStage<Void> add(long seq, byte[] bytes) {
        if (broken) {
            throw new IngestException(IngestError.OVERLOADED, "The encoder has stopped.");
        }
        if (backlogBytes() > WINDOW_BYTES) {
            throw new IngestException(IngestError.OVERLOADED, "More was sent than the window allows.");
        }
        buffer.add(seq, bytes);
        lastAddNanos = System.nanoTime();
        firstAddNanos = firstAddNanos == 0 ? lastAddNanos : firstAddNanos;
        Run run = current;
        if (run != null && run.unansweredSinceNanos == 0) {
            run.unansweredSinceNanos = lastAddNanos;
        }
        Pending chunk = new Pending(buffer.end(), new CompletableFuture<>());
        pending.addLast(chunk);
        notifyAll();
        return chunk.taken();
    }

    /** Chunks are missing between those that were added and those that will be. */
    synchronized void lose() {
        buffer.lose();
        notifyAll();
    }

    /** What a client may have on its way now. */
    synchronized long windowBytes() {
        return Math.max(0, WINDOW_BYTES - backlogBytes());
    }

    /** Nothing will follow: FFmpeg's input is ended after what waits. */
    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    /** Drops what waits, which is answered with an error, and kills FFmpeg. */
    void abort() {
        synchronized (this) {
            broken = true;
            killCurrent();
            notifyAll();
        }
        refusePending();
    }

    /** Waits for the end of the last run. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        try {
            done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces a run that is silent while media arrives, and gives up a take in which no run can begin. Call it about once a second. */
    void checkProgress() {
        boolean hopeless;
        synchronized (this) {
            hopeless = !broken
                    && !deliveredAnything
                    && current == null
                    && (buffer.end() > MAX_SEARCHED_BYTES || lastAddNanos - firstAddNanos > MAX_SEARCH.toNanos());
            if (current != null && isSilent(current)) {
                log.warn("{}: FFmpeg is silent while media arrives and is replaced", name);
                killCurrent();
                notifyAll();
            }
        }
        if (hopeless) {
            abort();
            runs.failed(true, "No frame can be decoded");
        }
    }

    private boolean isSilent(Run run) {
        long unansweredSince = run.unansweredSinceNanos;
        if (run.replaced || unansweredSince == 0) {
            return false;
        }
        long patience = (run.delivers ? SILENCE : FIRST_SILENCE).toNanos();
        boolean silent = System.nanoTime() - Math.max(unansweredSince, run.startedNanos) > patience;
        boolean mediaArrives = lastAddNanos - unansweredSince > patience / 2;
        return silent && mediaArrives;
    }

    /** Process id of the run that is fed now, for operators and tests. */
    synchronized Optional<Long> pid() {
        return Optional.ofNullable(current).map(run -> run.process).map(TranscodeRun::pid);
    }

    private void pump() {
        try {
            runs.awaitTurn();
            Optional<AccessPoint> from = next(() -> buffer.pointFrom(0));
            while (from.isPresent()) {
                from = feedRun(from.get());
            }
            if (!deliveredAnything && !isBroken() && buffer.end() > 0) {
                giveUp("The take ended, and no frame of it could be decoded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("{}: the pipeline failed", name, e);
            runs.failed(!deliveredAnything, "");
        } finally {
            synchronized (this) {
                broken = true;
            }
            refusePending();
            done.complete(null);
        }
    }

    /** Feeds one run from this point to its end, and says where the next one begins; empty when the take is over. */
    private Optional<AccessPoint> feedRun(AccessPoint from) throws InterruptedException {
        Run run = new Run();
        run.position = from.offset();
        Duration publishedBefore = runs.published();
        Fed fed = Fed.UNTIL_IT_BROKE;
        TranscodeOutcome outcome;
        try {
            TranscodeRun process = runs.start(from.time(), eventsOf(run));
            adopt(run, process);
            fed = feed(run, process);
            if (fed == Fed.UNTIL_IT_BROKE) {
                process.kill();
            } else {
                process.endInput();
            }
            outcome = awaitOutcome(run, process);
        } catch (IOException e) {
            log.warn("{}: FFmpeg could not be started: {}", name, e.toString());
            outcome = new TranscodeOutcome(-1, 0, e.toString());
        } finally {
            synchronized (this) {
                current = null;
            }
        }
        deliveredAnything |= outcome.samples() > 0;
        return isBroken() ? Optional.empty() : afterRun(run, fed, outcome, publishedBefore);
    }

    private Optional<AccessPoint> afterRun(Run run, Fed fed, TranscodeOutcome outcome, Duration publishedBefore)
            throws InterruptedException {
        boolean wellEnded = fed != Fed.UNTIL_IT_BROKE && outcome.exitCode() == 0 && outcome.samples() > 0;
        if (wellEnded) {
            barrenRuns = 0;
            return fed == Fed.TO_THE_END ? Optional.empty() : next(() -> buffer.pointFrom(run.position));
        }
        boolean progressed =
                outcome.samples() > 0 && runs.published().minus(publishedBefore).compareTo(PROGRESS) >= 0;
        barrenRuns = progressed ? 0 : barrenRuns + 1;
        log.warn(
                "{}: FFmpeg ended with {} after {} samples: {}",
                name,
                outcome.exitCode(),
                outcome.samples(),
                outcome.lastMessages());
        if (barrenRuns >= MAX_BARREN_RUNS) {
            giveUp(outcome.lastMessages());
            return Optional.empty();
        }
        pause(PAUSE_AFTER_BARREN_RUN.multipliedBy(barrenRuns));
        // Once may be bad luck. Twice, it is the media.
        return barrenRuns <= 1
                ? next(() -> buffer.pointFor(runs.published()))
                : next(() -> buffer.pointFrom(run.position));
    }

    private Fed feed(Run run, TranscodeRun process) throws InterruptedException {
        while (true) {
            byte[] bytes;
            synchronized (this) {
                bytes = buffer.at(run.position);
                while (bytes == null && !complete && !isLost(run)) {
                    wait();
                    bytes = buffer.at(run.position);
                }
                if (isLost(run)) {
                    return Fed.UNTIL_IT_BROKE;
                }
                if (bytes == null) {
                    return Fed.TO_THE_END;
                }
                if (run.fed && buffer.breaksAt(run.position)) {
                    return Fed.TO_A_BREAK;
                }
            }
            try {
                process.write(bytes);
            } catch (IOException e) {
                return Fed.UNTIL_IT_BROKE;
            }
            fed(run, bytes.length);
        }
    }

    private boolean isLost(Run run) {
        return broken || run.replaced || run.outcome.isDone();
    }

    private void fed(Run run, int bytes) {
        Duration published = runs.published();
        List<CompletableFuture<Void>> taken;
        long firstSeq;
        boolean newlyNeeded;
        synchronized (this) {
            run.position += bytes;
            run.fed = true;
            readUntil = Math.max(readUntil, run.position);
            buffer.forget(published, run.position);
            firstSeq = buffer.firstSeq();
            newlyNeeded = firstSeq != neededFrom;
            neededFrom = firstSeq;
            taken = settle();
        }
        if (newlyNeeded) {
            runs.neededFrom(firstSeq);
        }
        taken.forEach(chunk -> chunk.complete(null));
    }

    /** Waits for a place where a run can begin; empty when none will come. What arrives meanwhile is kept, and acknowledged. */
    private Optional<AccessPoint> next(Supplier<Optional<AccessPoint>> search) throws InterruptedException {
        while (true) {
            Optional<AccessPoint> found;
            List<CompletableFuture<Void>> kept;
            synchronized (this) {
                found = search.get();
                while (found.isEmpty() && pending.isEmpty() && !complete && !broken) {
                    wait();
                    found = search.get();
                }
                if (broken) {
                    return Optional.empty();
                }
                readUntil = Math.max(readUntil, found.map(AccessPoint::offset).orElse(buffer.end()));
                buffer.shorten();
                kept = settle();
            }
            kept.forEach(chunk -> chunk.complete(null));
            if (found.isPresent() || (kept.isEmpty() && complete)) {
                return found;
            }
        }
    }

    private void adopt(Run run, TranscodeRun process) {
        synchronized (this) {
            run.process = process;
            current = run;
            if (broken) {
                process.kill();
            }
        }
    }

    private RunEvents eventsOf(Run run) {
        return new RunEvents() {
            @Override
            public void sample() {
                run.delivers = true;
                run.unansweredSinceNanos = 0;
            }

            @Override
            public void ended(TranscodeOutcome outcome) {
                run.outcome.complete(outcome);
                synchronized (TakePipeline.this) {
                    TakePipeline.this.notifyAll();
                }
            }
        };
    }

    /** Waits until FFmpeg has written what it still has, and kills it if that takes too long. */
    private TranscodeOutcome awaitOutcome(Run run, TranscodeRun process) throws InterruptedException {
        try {
            return run.outcome.get(flush.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("{}: FFmpeg did not finish in {} s and is killed", name, flush.toSeconds());
            process.kill();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        try {
            return run.outcome.get(flush.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("A killed FFmpeg has not ended", e);
        }
    }

    private void giveUp(String messages) {
        synchronized (this) {
            broken = true;
        }
        runs.failed(!deliveredAnything, messages);
    }

    private synchronized boolean isBroken() {
        return broken;
    }

    private synchronized void pause(Duration pause) throws InterruptedException {
        long until = System.nanoTime() + pause.toNanos();
        for (long left = pause.toMillis(); left > 0 && !broken; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private void killCurrent() {
        Run run = current;
        if (run != null) {
            run.replaced = true;
            if (run.process != null) {
                run.process.kill();
            }
        }
    }

    private long backlogBytes() {
        return buffer.end() - readUntil;
    }

    /** Takes the chunks that have been read off the list of those that wait. */
    private List<CompletableFuture<Void>> settle() {
        List<CompletableFuture<Void>> read = new ArrayList<>();
        while (!pending.isEmpty() && pending.getFirst().end() <= readUntil) {
            read.add(pending.removeFirst().taken());
        }
        return read;
    }

    private void refusePending() {
        List<Pending> lost;
        synchronized (this) {
            lost = List.copyOf(pending);
            pending.clear();
        }
        lost.forEach(chunk -> chunk.taken()
                .completeExceptionally(new IngestException(IngestError.OVERLOADED, "The encoder has stopped.")));
    }
}
