package live.rostrum.recording.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.rostrum.ffmpeg.FfmpegRun;
import live.rostrum.fmp4.AvcConfiguration;
import live.rostrum.fmp4.FragmentReader;
import live.rostrum.fmp4.InitSegment;
import live.rostrum.fmp4.MalformedMediaException;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: an FFmpeg process that makes fragments of an unbroken stretch of a take. It is fed by one thread; fragments come on FFmpeg's output threads, one at a time.
 *
 * <p>A process that neither takes nor gives anything for {@link AssemblySettings#stalledAfter} while something is asked of it is killed.
 */
final class RunEncoder {

    private static final Logger log = LoggerFactory.getLogger(RunEncoder.class);
    private static final int WATCHES_A_BOUND = 12;
    private static final int STILL_TICKS = 2 * Ticks.VIDEO_HZ;

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
    private final RunPlan plan;
    private final @Nullable BlackPicture still;
    private final Sink sink;
    private final FragmentMaker maker;
    private final CompletableFuture<FfmpegRun.Ended> ended = new CompletableFuture<>();
    private volatile @Nullable FfmpegRun process;

    // Guarded by this.
    private byte @Nullable [] header;
    private boolean begun;
    private long stillTicks = Long.MIN_VALUE;
    private @Nullable Outcome verdict;
    private @Nullable IOException storageFailure;

    private volatile long busySinceNanos;
    private volatile boolean busy;

    private RunEncoder(String name, Duration stalledAfter, RunPlan plan, @Nullable BlackPicture still, Sink sink) {
        this.name = name;
        this.stalledNanos = stalledAfter.toNanos();
        this.plan = plan;
        this.still = still;
        this.sink = sink;
        this.maker = new FragmentMaker(plan.hasSound(), this::take);
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
        if (plan.picture() == RunPlan.Picture.NONE) {
            run.useStill();
        }
        Map<String, FfmpegRun.Output> outputs = new LinkedHashMap<>();
        if (plan.picture() != RunPlan.Picture.NONE) {
            outputs.put(RunArguments.PICTURE, run.reading(MediaKind.VIDEO));
        }
        if (plan.hasSound()) {
            outputs.put(RunArguments.SOUND, run.reading(MediaKind.AUDIO));
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
        busySinceNanos = System.nanoTime();
        busy = true;
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
        synchronized (this) {
            if (verdict == null && storageFailure == null && end.exitCode() == 0) {
                finishFragments();
            }
            if (storageFailure != null) {
                throw AssemblyException.of(storageFailure);
            }
            if (verdict != null) {
                return verdict;
            }
        }
        if (end.exitCode() != 0 || !begun) {
            log.info("{}: FFmpeg ended with code {}: {}", name, end.exitCode(), end.lastMessages());
            return Outcome.DIED;
        }
        return Outcome.COMPLETE;
    }

    private synchronized void finishFragments() {
        try {
            maker.finish();
        } catch (NoPictureException e) {
            verdict = Outcome.NO_PICTURE;
        } catch (UncheckedIOException e) {
            storageFailure = e.getCause();
        }
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

    private FfmpegRun.Output reading(MediaKind kind) {
        FragmentReader reader = new FragmentReader(new FragmentReader.Sink() {
            @Override
            public void track(TrackDescription track) {
                RunEncoder.this.track(track);
            }

            @Override
            public void sample(Sample sample) {
                RunEncoder.this.sample(kind, sample);
            }
        });
        return (bytes, offset, length) -> {
            busySinceNanos = System.nanoTime();
            feed(reader, bytes, offset, length);
        };
    }

    /** A verdict ends the process; its other output is drained until then. */
    private void feed(FragmentReader reader, byte[] bytes, int offset, int length) {
        synchronized (this) {
            if (verdict != null || storageFailure != null) {
                return;
            }
            try {
                reader.feed(bytes, offset, length);
                return;
            } catch (NoPictureException e) {
                verdict = Outcome.NO_PICTURE;
            } catch (UncheckedIOException e) {
                storageFailure = e.getCause();
            } catch (MalformedMediaException e) {
                log.warn("{}: FFmpeg's output cannot be read: {}", name, e.getMessage());
                verdict = Outcome.DIED;
            }
        }
        running().kill();
    }

    private void useStill() {
        if (still == null) {
            throw new IllegalArgumentException("A run without picture needs one that stands");
        }
        pictureTrack(still.track());
    }

    private void track(TrackDescription track) {
        if (track.kind() == MediaKind.AUDIO) {
            if (track.timescaleHz() != Ticks.AUDIO_HZ) {
                throw new MalformedMediaException("Sound of " + track.timescaleHz() + " Hz");
            }
            return;
        }
        boolean fits = plan.size().is(track.width(), track.height());
        if (plan.picture() == RunPlan.Picture.COPIED
                && !(fits && AvcConfiguration.of(track).isCommon())) {
            verdict = Outcome.NEEDS_ENCODING;
            running().kill();
            return;
        }
        pictureTrack(track);
    }

    private void pictureTrack(TrackDescription track) {
        maker.pictureTrack(track);
        header = InitSegment.writeTracks(List.of(track, RecordedSound.TRACK));
    }

    private void sample(MediaKind kind, Sample sample) {
        Duration offset = RunArguments.OFFSET;
        if (verdict != null) {
            return;
        }
        if (kind == MediaKind.VIDEO) {
            maker.picture(sample.withDts(sample.dts() - offset.toSeconds() * Ticks.VIDEO_HZ));
            return;
        }
        Sample frame = sample.withDts(sample.dts() - offset.toSeconds() * Ticks.AUDIO_HZ);
        if (still != null) {
            standStill(still, Ticks.audioToVideo(frame.dts()));
        }
        maker.sound(frame);
    }

    /** A black picture every two seconds of sound. */
    private void standStill(BlackPicture picture, long ticks) {
        stillTicks = stillTicks == Long.MIN_VALUE ? ticks : stillTicks;
        for (;
                stillTicks <= ticks && ticks - stillTicks <= FragmentMaker.LONGEST_JUMP_TICKS;
                stillTicks += STILL_TICKS) {
            maker.picture(new Sample(stillTicks, STILL_TICKS, 0, true, picture.data()));
        }
    }

    private void take(Fragment fragment) {
        try {
            if (!begun) {
                sink.begin(
                        header == null ? new byte[0] : header,
                        maker.originTicks().orElseThrow());
                begun = true;
            }
            sink.fragment(fragment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
