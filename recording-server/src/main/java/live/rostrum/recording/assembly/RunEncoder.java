package live.rostrum.recording.assembly;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.rostrum.ffmpeg.FfmpegRun;
import live.rostrum.fmp4.MediaKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: an FFmpeg process that makes fragments of an unbroken stretch of a take. It is fed by one thread; fragments come on FFmpeg's output threads, one at a time, through
 * {@link RunOutput}.
 *
 * <p>A process that neither takes nor gives anything for {@link AssemblySettings#stalledAfter} while something is asked of it is killed.
 */
final class RunEncoder {

    private static final Logger log = LoggerFactory.getLogger(RunEncoder.class);
    private static final int WATCHES_A_BOUND = 12;

    /** Takes what the run makes. */
    interface Sink {

        /** Once, before the first fragment: its header, and where it begins on the take's clock. */
        void begin(byte[] header, long startTicks) throws IOException;

        /** The next fragment. */
        void fragment(Fragment fragment) throws IOException;
    }

    /** What became of a run. */
    enum Outcome {
        /** It took all that it was given. */
        COMPLETE,
        /** The process died, or was killed because it had stalled. */
        DIED,
        /** The picture cannot be copied: it must be encoded. */
        NEEDS_ENCODING,
        /** The source has no picture after all. */
        NO_PICTURE
    }

    private final String name;
    private final long stalledNanos;
    private final RunOutput output;
    private final CompletableFuture<FfmpegRun.Ended> ended = new CompletableFuture<>();
    private volatile @Nullable FfmpegRun process;

    private volatile long busySinceNanos;
    private volatile boolean busy;

    private RunEncoder(String name, Duration stalledAfter, RunPlan plan, @Nullable BlackPicture still, Sink sink) {
        this.name = name;
        this.stalledNanos = stalledAfter.toNanos();
        this.output = new RunOutput(name, plan, still, sink, () -> running().kill());
    }

    /**
     * Starts the process.
     *
     * @param still stands where the plan has no picture
     * @throws IOException if it cannot be started
     */
    static RunEncoder start(String name, AssemblyContext context, RunPlan plan, @Nullable BlackPicture still, Sink sink)
            throws IOException {
        RunEncoder run = new RunEncoder(name, context.stalledAfter(), plan, still, sink);
        Map<String, FfmpegRun.Output> outputs = new LinkedHashMap<>();
        if (plan.picture() != RunPlan.Picture.NONE) {
            outputs.put(RunArguments.PICTURE, run.output.reading(MediaKind.VIDEO, run::progressed));
        }
        if (plan.hasSound()) {
            outputs.put(RunArguments.SOUND, run.output.reading(MediaKind.AUDIO, run::progressed));
        }
        run.process = FfmpegRun.start(
                name,
                context.ffmpeg()::backgroundCommand,
                outputs,
                ports -> RunArguments.of(plan, ports),
                run.ended::complete);
        Thread.ofVirtual().name(name + " watch").start(run::watch);
        return run;
    }

    /**
     * Feeds the source's bytes; returns when the process has taken them.
     *
     * @return false if the process is gone
     */
    boolean write(byte[] bytes, int offset) {
        if (ended.isDone()) {
            return false;
        }
        begin();
        try {
            running().write(bytes, offset, bytes.length - offset);
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            busy = false;
        }
    }

    /** Ends the input and waits for what is still to come. */
    Outcome finish() throws IOException {
        begin();
        running().endInput();
        return await();
    }

    /** Ends the process at once; what it has made stays. */
    Outcome kill() throws IOException {
        begin();
        running().kill();
        return await();
    }

    /** Ends the process from another thread: whoever feeds it sees that it is gone. */
    void interrupt() {
        running().kill();
    }

    /** Process id, for tests. */
    long pid() {
        return running().pid();
    }

    private FfmpegRun running() {
        if (process == null) {
            throw new IllegalStateException("Not started");
        }
        return process;
    }

    private void begin() {
        progressed();
        busy = true;
    }

    private void progressed() {
        busySinceNanos = System.nanoTime();
    }

    private Outcome await() throws IOException {
        FfmpegRun.Ended end;
        try {
            end = ended.get();
        } catch (InterruptedException e) {
            running().kill();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while FFmpeg was working", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        Outcome outcome = output.end(end.exitCode() == 0);
        if (outcome == Outcome.DIED) {
            log.info("{}: FFmpeg ended with code {}: {}", name, end.exitCode(), end.lastMessages());
        }
        return outcome;
    }

    private void watch() {
        while (true) {
            try {
                ended.get(stalledNanos / WATCHES_A_BOUND, TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException e) {
                if (busy && System.nanoTime() - busySinceNanos > stalledNanos) {
                    log.warn("{}: FFmpeg has stalled and is ended", name);
                    running().kill();
                }
            } catch (InterruptedException | ExecutionException e) {
                return;
            }
        }
    }
}
