package live.rostrum.recording.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where in its take an assembly is, read from the runs on disk: the first chunk that has not been read, and the place where the next run begins if it is to go on behind
 * another one. Used by one thread at a time.
 */
final class TakePosition {

    private final Path folder;
    private @Nullable ReadingPoint resumeAt;
    private int nextNumber;
    private long nextSeq;
    private boolean atEnd;

    private TakePosition(Path folder) {
        this.folder = folder;
    }

    /** Behind the folder's runs; the last one is cut where another can go on, if it was interrupted. */
    static TakePosition behind(Path folder, List<StoredRun> runs) throws IOException {
        TakePosition position = new TakePosition(folder);
        position.nextNumber = runs.size();
        if (runs.isEmpty()) {
            return position;
        }
        StoredRun last = runs.getLast();
        if (last.end() == null) {
            position.goOnAfter(last, RunEnd.INTERRUPTED);
        } else {
            position.nextSeq = last.nextSeq();
            position.atEnd = last.end() == RunEnd.TAKE_ENDS;
        }
        return position;
    }

    /** The first chunk that has not been read. */
    long nextSeq() {
        return nextSeq;
    }

    /** Number of the next run. */
    int nextNumber() {
        return nextNumber;
    }

    /** Whether the take seemed to end here. */
    boolean isAtEnd() {
        return atEnd;
    }

    void end() {
        atEnd = true;
    }

    /** A chunk is read, and with it the take goes on. */
    void read(long seq) {
        atEnd = false;
        nextSeq = seq + 1;
    }

    /** A run is complete; the next one has another number. */
    void runEnded() {
        nextNumber++;
    }

    /** Goes on at this place. */
    void resumeAt(ReadingPoint point) {
        resumeAt = point;
        nextSeq = point.seq();
    }

    /** Chunks are missing: the next run begins wherever it can. */
    void lose() {
        resumeAt = null;
    }

    /** The place where the next run is to begin, once. */
    Optional<ReadingPoint> takeResume() {
        ReadingPoint point = resumeAt;
        resumeAt = null;
        return Optional.ofNullable(point);
    }

    /** More of the take has come: the last run goes on at its last key frame. */
    void reopen() throws IOException {
        List<StoredRun> runs = StoredRun.all(folder);
        atEnd = false;
        if (!runs.isEmpty() && runs.getLast().end() == RunEnd.TAKE_ENDS) {
            goOnAfter(runs.getLast(), RunEnd.INTERRUPTED);
        }
    }

    /** Cuts a run where another one can go on, and does so. */
    void goOnAfter(StoredRun last, RunEnd reason) throws IOException {
        RunFile.cut(folder, last, reason);
        ReadingPoint point = last.lastPoint();
        if (point == null) {
            resumeAt(last.from());
            nextNumber = last.number();
        } else {
            // What comes before the key frame is in the run that was cut.
            resumeAt(new ReadingPoint(point.seq(), point.offset(), point.time(), point.time()));
            nextNumber = last.number() + 1;
        }
    }

    /**
     * Gives up the chunk where the next run was to begin.
     *
     * @return its number
     */
    long leaveOut() throws IOException {
        if (resumeAt == null) {
            throw new IllegalStateException("Nowhere to go on");
        }
        long seq = resumeAt.seq();
        List<StoredRun> runs = StoredRun.all(folder);
        if (!runs.isEmpty()) {
            RunFile.cut(folder, runs.getLast(), RunEnd.DAMAGED);
        }
        resumeAt = null;
        nextSeq = seq + 1;
        return seq;
    }
}
