package live.rostrum.recording.assembly;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import live.rostrum.ffmpeg.FfmpegBinary;

/**
 * Makes recordings from the spool, a few at one time. FFmpeg has the lowest priority, so that live work goes first. Safe for use by many threads.
 */
public final class Assembler {

    private final FfmpegBinary ffmpeg;
    private final AssemblySettings settings;
    private final Semaphore jobs;
    private final AtomicInteger waitingProcesses = new AtomicInteger();

    public Assembler(FfmpegBinary ffmpeg, AssemblySettings settings) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.jobs = new Semaphore(settings.jobs(), true);
    }

    /**
     * Takes up the work on a recording, where it was left if it was begun before. Nothing is read yet.
     *
     * @param recordingId for logs
     * @param spool the stream's folder in the spool, with a folder for each take
     * @param work the recording's folder for what is in between; it may be deleted whenever nothing works on it
     */
    public RecordingAssembly open(String recordingId, Path spool, Path work) {
        return new RecordingAssembly(this, recordingId, spool, work);
    }

    FfmpegBinary ffmpeg() {
        return ffmpeg;
    }

    Duration stalledAfter() {
        return settings.stalledAfter();
    }

    boolean tryBegin() {
        return jobs.tryAcquire();
    }

    void awaitTurn() throws InterruptedException {
        jobs.acquire();
    }

    void end() {
        jobs.release();
    }

    /** Whether one more process may wait for chunks to come; it is counted then. */
    boolean mayWait() {
        return waitingProcesses.getAndUpdate(count -> count < settings.waitingProcesses() ? count + 1 : count)
                < settings.waitingProcesses();
    }

    void waitsNoMore() {
        waitingProcesses.decrementAndGet();
    }
}
