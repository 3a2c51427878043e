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
import live.rostrum.recording.spool.SpoolEntry;
import live.rostrum.recording.spool.SpoolReader;
import live.rostrum.recording.spool.SpooledChunk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes runs of one take: from its spool to files of fragments. What is on disk is enough to go on after any interruption: at the key frame where the last whole
 * fragment ended. Used by one thread at a time.
 *
 * <p>A process that dies is replaced; one that dies three times at the same place is not given that place again, and the recording has a gap there.
 */
final class TakeAssembly implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(TakeAssembly.class);
    private static final int TRIES_AT_ONE_PLACE = 3;
    private static final int MOST_FAILURES = 40;
    private static final int MOST_RUNS = 2_000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final AssemblyContext context;
    private final Path spool;
    private final Path folder;
    private final LongConsumer fedBytes;

    private @Nullable SpoolReader reader;
    private @Nullable ContainerHeader header;
    private @Nullable SourceWindow window;
    private volatile @Nullable RunWork run;
    private @Nullable ReadingPoint resumeAt;
    private @Nullable Duration lastPoint;
    private RunPlan.@Nullable Picture picture;
    private int nextNumber;
    private long nextSeq;
    private boolean atEnd;
    private boolean damageSeen;
    private boolean givenUp;
    private int triesHere;
    private int failures;

    /**
     * An assembly that goes on where the folder's runs end.
     *
     * @param spool the take's folder in the spool
     * @param folder for its runs; made if it is not there
     * @param fedBytes hears of bytes of the spool that have been read
     */
    TakeAssembly(AssemblyContext context, Path spool, Path folder, LongConsumer fedBytes) throws IOException {
        this.context = context;
        this.spool = spool;
        this.folder = folder;
        this.fedBytes = fedBytes;
        DurableFiles.createDirectories(folder);
        goOnFrom(StoredRun.all(folder));
    }

    private void goOnFrom(List<StoredRun> runs) throws IOException {
        for (StoredRun stored : runs) {
            context.header(stored.header());
        }
        nextNumber = runs.size();
        nextSeq = 0;
        atEnd = false;
        resumeAt = null;
        if (runs.isEmpty()) {
            return;
        }
        StoredRun last = runs.getLast();
        if (last.end() == null) {
            goOnAfter(last, RunEnd.INTERRUPTED);
        } else {
            nextSeq = last.nextSeq();
            atEnd = last.end() == RunEnd.TAKE_ENDS;
        }
    }

    /** Cuts a run where another one can go on, and does so. */
    private void goOnAfter(StoredRun last, RunEnd reason) throws IOException {
        RunFile.cut(folder, last, reason);
        ReadingPoint point = last.lastPoint();
        if (point == null) {
            resumeAt = last.from();
            nextNumber = last.number();
        } else {
            // What comes before the key frame is in the run that was cut.
            resumeAt = new ReadingPoint(point.seq(), point.offset(), point.time(), point.time());
            nextNumber = last.number() + 1;
        }
        nextSeq = resumeAt.seq();
    }

    /** Feeds all that is in the spool now; the last run stays open, so that more can follow. */
    void advance() throws IOException {
        while (!givenUp) {
            context.checkNotCancelled();
            Optional<SpoolEntry> entry = open().next();
            if (entry.isEmpty()) {
                break;
            }
            switch (entry.get()) {
                case SpoolEntry.Damaged(long bytes) -> {
                    damageSeen = true;
                    fedBytes.accept(bytes);
                }
                case SpoolEntry.Intact(SpooledChunk chunk) -> take(chunk);
            }
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
        atEnd = true;
    }

    /** Whether a process is waiting for more of the take. */
    boolean isRunning() {
        return run != null;
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
        return nextSeq;
    }

    /** Whether FFmpeg failed at some place so often that it was left out. */
    boolean encoderFailed() {
        return failures >= TRIES_AT_ONE_PLACE;
    }

    /** The runs that are finished, in order. */
    List<StoredRun> runs() throws IOException {
        return StoredRun.all(folder).stream()
                .filter(stored -> stored.end() != null && stored.hasMedia())
                .toList();
    }

    @Override
    public void close() throws IOException {
        closeReader();
        RunWork ended = run;
        run = null;
        if (ended != null) {
            ended.kill();
        }
    }

    private SpoolReader open() {
        if (reader == null) {
            reader = SpoolReader.open(spool);
        }
        return reader;
    }

    private void closeReader() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    private void take(SpooledChunk chunk) throws IOException {
        if (header == null && (chunk.headerOnly() || chunk.seq() == 0)) {
            readHeader(chunk.data());
        }
        if (header == null || chunk.headerOnly() || chunk.seq() < nextSeq) {
            return;
        }
        if (atEnd && chunk.seq() == nextSeq) {
            reopen();
            return;
        }
        atEnd = false;
        if (chunk.seq() > nextSeq && !jump()) {
            return;
        }
        damageSeen = false;
        nextSeq = chunk.seq() + 1;
        int from = chunk.seq() == 0 ? header.bytes().length : 0;
        if (resumeAt != null) {
            from = resumeAt.offset();
            ReadingPoint point = resumeAt;
            resumeAt = null;
            window = new SourceWindow(header);
            lastPoint = null;
            if (!start(point)) {
                return;
            }
        }
        feed(chunk, from);
    }

    private void readHeader(byte[] data) {
        try {
            header = ContainerHeader.cut(data);
        } catch (UnsupportedMediaException e) {
            log.warn("Recording {}: a take cannot be read: {}", context.name(), e.getMessage());
            givenUp = true;
        }
    }

    /** More of a take has come that had seemed to be at its end: the last run goes on at its last key frame. */
    private void reopen() throws IOException {
        List<StoredRun> runs = StoredRun.all(folder);
        atEnd = false;
        if (!runs.isEmpty() && runs.getLast().end() == RunEnd.TAKE_ENDS) {
            goOnAfter(runs.getLast(), RunEnd.INTERRUPTED);
        }
        rewind();
    }

    private void rewind() throws IOException {
        closeReader();
        window = null;
        damageSeen = false;
    }

    /** Chunks are missing here; false if the take has to be read again because the run before it failed. */
    private boolean jump() throws IOException {
        if (run != null && !endRun(damageSeen ? RunEnd.DAMAGED : RunEnd.CHUNKS_MISSING)) {
            return false;
        }
        resumeAt = null;
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

    private void begin(SourceWindow source, List<ReadingPoint> points) throws IOException {
        if (points.isEmpty() || !start(points.getFirst())) {
            return;
        }
        points.forEach(this::note);
        RunWork begun = run;
        if (begun != null && !source.release(points.getFirst(), begun::write)) {
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
        nextSeq = point.seq();
        if (endRun(RunEnd.CLOCK_JUMPED)) {
            resumeAt = point;
            rewind();
        }
    }

    private boolean start(ReadingPoint point) throws IOException {
        if (nextNumber >= MOST_RUNS) {
            log.error(
                    "Recording {}: a take has more than {} interruptions; its rest is left out",
                    context.name(),
                    MOST_RUNS);
            givenUp = true;
            return false;
        }
        ContainerHeader source = requireHeader();
        RunPlan plan = RunPlans.of(source, context, picture, point.firstTime());
        BlackPicture still = plan.picture() == RunPlan.Picture.NONE ? context.still() : null;
        String name = "recording " + context.name() + " run " + nextNumber;
        RunWork begun = RunWork.start(name, context, plan, still, folder, nextNumber, point);
        run = begun;
        if (!begun.write(source.bytes(), 0)) {
            failed(begun.kill());
            return false;
        }
        return true;
    }

    /** Ends the run; false if it failed, and the take has been rewound to where another one begins. */
    private boolean endRun(RunEnd reason) throws IOException {
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
        triesHere = 0;
        nextNumber++;
        return true;
    }

    private void failed(RunEncoder.Outcome outcome) throws IOException {
        context.checkNotCancelled();
        run = null;
        List<StoredRun> runs = StoredRun.all(folder);
        StoredRun last = runs.getLast();
        switch (outcome) {
            case NEEDS_ENCODING -> picture = RunPlan.Picture.ENCODED;
            case NO_PICTURE -> picture = RunPlan.Picture.NONE;
            case DIED, COMPLETE -> countFailure(last);
        }
        goOnAfter(last, RunEnd.INTERRUPTED);
        if (triesHere >= TRIES_AT_ONE_PLACE) {
            leaveOut(requireResume());
        }
        rewind();
    }

    private void countFailure(StoredRun last) {
        triesHere = last.lastPoint() == null ? triesHere + 1 : 1;
        failures++;
        if (triesHere == TRIES_AT_ONE_PLACE - 1 && picture == null) {
            picture = RunPlan.Picture.ENCODED;
        }
        if (failures > MOST_FAILURES) {
            log.error("Recording {}: FFmpeg failed {} times in a take; its rest is left out", context.name(), failures);
            givenUp = true;
        }
    }

    private void leaveOut(ReadingPoint point) throws IOException {
        log.error("Recording {}: FFmpeg does not get through chunk {}; it is left out", context.name(), point.seq());
        List<StoredRun> runs = StoredRun.all(folder);
        if (!runs.isEmpty()) {
            RunFile.cut(folder, runs.getLast(), RunEnd.DAMAGED);
        }
        resumeAt = null;
        nextSeq = point.seq() + 1;
        triesHere = 0;
    }

    private ReadingPoint requireResume() {
        if (resumeAt == null) {
            throw new IllegalStateException("Nowhere to go on");
        }
        return resumeAt;
    }

    private ContainerHeader requireHeader() {
        if (header == null) {
            throw new IllegalStateException("A chunk without its header");
        }
        return header;
    }
}
