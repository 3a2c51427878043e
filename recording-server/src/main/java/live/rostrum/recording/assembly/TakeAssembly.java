package live.rostrum.recording.assembly;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import live.rostrum.ingest.container.ContainerHeader;
import live.rostrum.ingest.container.UnsupportedMediaException;
import live.rostrum.recording.spool.DurableFiles;
import live.rostrum.recording.spool.SpooledChunk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes runs of one take: from its spool to files of fragments. What is on disk is enough to go on after any interruption: at the key frame where the last whole
 * fragment ended. Used by one thread at a time.
 *
 * <p>A process that dies is replaced; where that does not help, the recording has a gap.
 */
final class TakeAssembly implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(TakeAssembly.class);
    private static final int MOST_RUNS = 2_000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final AssemblyContext context;
    private final Path folder;
    private final LongConsumer fedBytes;
    private final TakeSource source;
    private final TakePosition position;
    private final RunAttempts attempts = new RunAttempts();

    private @Nullable ContainerHeader header;
    private @Nullable SourceWindow window;
    private volatile @Nullable RunWork run;
    private @Nullable Duration lastPoint;
    private boolean givenUp;

    /**
     * An assembly that goes on where the folder's runs end.
     *
     * @param spool the take's folder in the spool
     * @param folder for its runs; made if it is not there
     * @param fedBytes hears of bytes of the spool that have been read
     */
    TakeAssembly(AssemblyContext context, Path spool, Path folder, LongConsumer fedBytes) throws IOException {
        this.context = context;
        this.folder = folder;
        this.fedBytes = fedBytes;
        this.source = new TakeSource(spool, fedBytes);
        DurableFiles.createDirectories(folder);
        List<StoredRun> runs = StoredRun.all(folder);
        runs.forEach(stored -> context.header(stored.header()));
        position = TakePosition.behind(folder, runs);
    }

    /** Feeds all that is in the spool now; the last run stays open, so that more can follow. */
    void advance() throws IOException {
        while (!givenUp) {
            context.checkNotCancelled();
            Optional<SpooledChunk> chunk = source.next();
            if (chunk.isEmpty()) {
                break;
            }
            take(chunk.get());
        }
        RunWork running = run;
        if (running != null) {
            running.sync();
        }
    }

    /** Feeds all that is in the spool and ends the last run. */
    void finish() throws IOException {
        advance();
        while (run != null && !endRun(RunEnd.TAKE_ENDS)) {
            advance();
        }
        position.end();
    }

    /** Ends the process from another thread: whoever feeds it will see that it is gone. */
    void interrupt() {
        RunWork running = run;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Process id of the run, for tests. */
    Optional<Long> pid() {
        return Optional.ofNullable(run).map(RunWork::pid);
    }

    /** The first chunk that has not been read. */
    long nextSeq() {
        return position.nextSeq();
    }

    /** Whether FFmpeg failed at some place so often that it was left out. */
    boolean encoderFailed() {
        return attempts.haveCostSomething();
    }

    /** The runs that are finished, in order. */
    List<StoredRun> runs() throws IOException {
        return StoredRun.all(folder).stream()
                .filter(stored -> stored.end() != null && stored.hasMedia())
                .toList();
    }

    @Override
    public void close() throws IOException {
        source.close();
        RunWork ended = run;
        run = null;
        if (ended != null) {
            ended.kill();
        }
    }

    private void take(SpooledChunk chunk) throws IOException {
        if (header == null && (chunk.headerOnly() || chunk.seq() == 0)) {
            readHeader(chunk.data());
        }
        if (header == null || chunk.headerOnly() || chunk.seq() < position.nextSeq()) {
            return;
        }
        if (position.isAtEnd() && chunk.seq() == position.nextSeq()) {
            position.reopen();
            rewind();
            return;
        }
        if (chunk.seq() > position.nextSeq() && !jump()) {
            return;
        }
        source.counts();
        position.read(chunk.seq());
        Optional<ReadingPoint> resumeAt = position.takeResume();
        if (resumeAt.isEmpty()) {
            feed(chunk, chunk.seq() == 0 ? header.bytes().length : 0);
            return;
        }
        window = new SourceWindow(header);
        lastPoint = null;
        if (start(resumeAt.get())) {
            feed(chunk, resumeAt.get().offset());
        }
    }

    private void readHeader(byte[] data) {
        try {
            header = ContainerHeader.cut(data);
        } catch (UnsupportedMediaException e) {
            log.warn("Recording {}: a take cannot be read: {}", context.name(), e.getMessage());
            givenUp = true;
        }
    }

    private void rewind() throws IOException {
        source.rewind();
        window = null;
    }

    /** Chunks are missing here; false if the take has to be read again because the run before it failed. */
    private boolean jump() throws IOException {
        if (run != null && !endRun(source.isDamageSeen() ? RunEnd.DAMAGED : RunEnd.CHUNKS_MISSING)) {
            return false;
        }
        position.lose();
        lastPoint = null;
        if (window != null) {
            window.lose();
        }
        return true;
    }

    private void feed(SpooledChunk chunk, int from) throws IOException {
        RunWork running = run;
        if (window == null) {
            window = new SourceWindow(requireHeader());
            if (chunk.seq() > 0) {
                window.lose(); // nobody knows where in the container this chunk begins
            }
        }
        byte[] data = chunk.data();
        List<ReadingPoint> points = window.add(chunk.seq(), data, from, running == null);
        fedBytes.accept(data.length);
        if (running == null) {
            begin(window, points);
            return;
        }
        for (ReadingPoint point : points) {
            if (lastPoint != null && point.time().minus(lastPoint).compareTo(LONGEST_PAUSE) > 0) {
                pause(point);
                return;
            }
            note(point);
        }
        if (!running.write(data, from)) {
            failed(running.kill());
        }
    }

    private void begin(SourceWindow held, List<ReadingPoint> points) throws IOException {
        if (points.isEmpty() || !start(points.getFirst())) {
            return;
        }
        points.forEach(this::note);
        RunWork begun = run;
        if (begun != null && !held.release(points.getFirst(), begun::write)) {
            failed(begun.kill());
        }
    }

    private void note(ReadingPoint point) {
        lastPoint = point.time();
        RunWork running = run;
        if (running != null) {
            running.point(point);
        }
    }

    /** The source's clock has jumped: what comes then is a run of its own. */
    private void pause(ReadingPoint point) throws IOException {
        if (endRun(RunEnd.CLOCK_JUMPED, point.seq())) {
            position.resumeAt(point);
            rewind();
        }
    }

    private boolean start(ReadingPoint point) throws IOException {
        if (position.nextNumber() >= MOST_RUNS) {
            log.error(
                    "Recording {}: a take has more than {} interruptions; its rest is left out",
                    context.name(),
                    MOST_RUNS);
            givenUp = true;
            return false;
        }
        ContainerHeader container = requireHeader();
        RunWork begun = RunWork.start(context, container, attempts.picture(), folder, position.nextNumber(), point);
        run = begun;
        if (!begun.write(container.bytes(), 0)) {
            failed(begun.kill());
            return false;
        }
        return true;
    }

    /** Ends the run; false if it failed, and the take has been rewound to where another one begins. */
    private boolean endRun(RunEnd reason) throws IOException {
        return endRun(reason, position.nextSeq());
    }

    private boolean endRun(RunEnd reason, long nextSeq) throws IOException {
        RunWork ended = run;
        if (ended == null) {
            return true;
        }
        RunEncoder.Outcome outcome = ended.finish(reason, nextSeq);
        if (outcome != RunEncoder.Outcome.COMPLETE) {
            failed(outcome);
            return false;
        }
        run = null;
        attempts.succeeded();
        position.runEnded();
        return true;
    }

    private void failed(RunEncoder.Outcome outcome) throws IOException {
        context.checkNotCancelled();
        run = null;
        StoredRun last = StoredRun.all(folder).getLast();
        attempts.failed(outcome, last);
        if (attempts.isHopeless()) {
            log.error(
                    "Recording {}: FFmpeg failed {} times in a take; its rest is left out",
                    context.name(),
                    attempts.failures());
            givenUp = true;
        }
        position.goOnAfter(last, RunEnd.INTERRUPTED);
        if (attempts.isHopelessHere()) {
            long seq = position.leaveOut();
            log.error("Recording {}: FFmpeg does not get through chunk {}; it is left out", context.name(), seq);
            attempts.leftOut();
        }
        rewind();
    }

    private ContainerHeader requireHeader() {
        if (header == null) {
            throw new IllegalStateException("A chunk without its header");
        }
        return header;
    }
}
