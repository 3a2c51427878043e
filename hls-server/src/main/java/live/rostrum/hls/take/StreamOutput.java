package live.rostrum.hls.take;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;
import live.rostrum.hls.packager.CaptionCue;
import live.rostrum.hls.packager.CaptionTally;
import live.rostrum.hls.packager.PackagerSettings;
import live.rostrum.hls.packager.RenditionPlan;
import live.rostrum.hls.packager.StoredWindow;
import live.rostrum.hls.packager.StreamPackager;
import live.rostrum.hls.packager.StreamPlan;
import live.rostrum.hls.packager.StreamSnapshot;
import live.rostrum.hls.transcode.TranscodeListener;
import live.rostrum.hls.transcode.TranscodeOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packager's side of a stream: owns the packager's thread, and orders the runs that feed it.
 *
 * <p>Runs do not overlap: one begins when the one before has ended ({@link #beginRun}).
 */
final class StreamOutput {

    /** Name of the picture of now beside a stream's window. */
    static final String POSTER = "poster.jpg";

    private static final Logger log = LoggerFactory.getLogger(StreamOutput.class);

    private final String streamId;
    private final Path directory;
    private final PackagerSettings settings;
    private final Clock clock;
    private final Consumer<StreamSnapshot> listener;
    private final SerialQueue queue;
    private volatile @Nullable StreamSnapshot snapshot;
    private volatile CaptionTally captionTally = CaptionTally.NONE;
    private volatile boolean storageFailed;
    private boolean posterFailed;
    private volatile @Nullable PosterSize poster;
    private volatile @Nullable StreamPackager packager;
    private volatile CompletableFuture<Void> lastRunEnded = CompletableFuture.completedFuture(null);

    StreamOutput(
            String streamId,
            Path directory,
            PackagerSettings settings,
            Clock clock,
            Consumer<StreamSnapshot> listener) {
        this.streamId = streamId;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.queue = new SerialQueue("packager " + streamId);
    }

    /** Goes on with a window that was read back. */
    void restore(StoredWindow stored) throws IOException {
        packager = StreamPackager.resume(stored, settings, this::published);
        snapshot = packager.snapshot();
        Path picture = directory.resolve(POSTER);
        if (Files.isRegularFile(picture)) {
            poster = PosterSize.ofJpeg(Files.readAllBytes(picture)).orElse(null);
        }
    }

    /** Size of the picture of now, which is on disk; null while there is none. */
    @Nullable
    PosterSize poster() {
        return poster;
    }

    @Nullable
    StreamSnapshot snapshot() {
        return snapshot;
    }

    /** Whether the last segments could not be written. */
    boolean storageFailed() {
        return storageFailed;
    }

    /** Programme time of the stream's tick 0; null before its first run. */
    @Nullable
    Instant epoch() {
        StreamPackager existing = packager;
        return existing == null ? null : existing.epoch();
    }

    /** The renditions that the stream has already, empty before its first run. */
    List<RenditionPlan> plans() {
        StreamPackager existing = packager;
        return existing == null ? List.of() : existing.plans();
    }

    /**
     * A run that was begun.
     *
     * @param epoch programme time of the stream's tick 0
     * @param start programme time of its time 0
     * @param listener where its samples go
     */
    record BegunRun(Instant epoch, Instant start, TranscodeListener listener) {}

    /**
     * Begins a run; the one before must have ended, or its samples would get into this one.
     *
     * @param plans for the stream's first run
     * @param made names of the renditions that this run makes
     * @param programmeStart wanted programme time of the run's time 0; moved to the end of what there is if that is later
     * @param ended is told when all of the run is published
     */
    BegunRun beginRun(
            StreamPlan plans,
            Set<String> made,
            Instant programmeStart,
            TakeMeter meter,
            Consumer<TranscodeOutcome> ended)
            throws IOException, InterruptedException {
        if (!lastRunEnded.isDone()) {
            throw new IOException("The run before has not ended");
        }
        CompletableFuture<Void> thisRun = new CompletableFuture<>();
        CompletableFuture<Instant> begun = new CompletableFuture<>();
        lastRunEnded = thisRun;
        queue.add(() -> begin(plans, made, programmeStart, begun));
        Instant start;
        try {
            start = result(begun);
        } catch (IOException e) {
            storageFailed = true;
            thisRun.complete(null);
            throw e;
        }
        meter.runBegins(start);
        return new BegunRun(owned().epoch(), start, listener(meter, thisRun, ended));
    }

    private TranscodeListener listener(
            TakeMeter meter, CompletableFuture<Void> thisRun, Consumer<TranscodeOutcome> ended) {
        return new TranscodeListener() {
            @Override
            public void track(String rendition, TrackDescription track) {
                queue.add(() -> takeTrack(rendition, track));
            }

            @Override
            public void sample(String rendition, Sample sample) {
                measure(meter, rendition, sample);
                queue.add(() -> takeSample(rendition, sample));
            }

            @Override
            public void speech(long firstSample, byte[] pcm) {
                // is not packaged
            }

            @Override
            public void poster(byte[] jpeg) {
                queue.add(() -> writePoster(jpeg));
            }

            @Override
            public void finished(TranscodeOutcome outcome) {
                queue.add(() -> {
                    if (outcome.exitCode() == 0) {
                        owned().endRun();
                    } else {
                        owned().breakRun();
                    }
                    thisRun.complete(null);
                    ended.accept(outcome);
                });
            }
        };
    }

    /** The run that was begun could not be started: nothing comes from it. */
    void abandonRun() {
        lastRunEnded.complete(null);
    }

    /**
     * Takes captions, behind all samples that are on their way.
     *
     * @return completes when they are in the packager; empty if it has too much to do
     */
    Optional<CompletableFuture<Void>> captions(List<CaptionCue> cues) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        boolean added = queue.offer(() -> {
            StreamPackager existing = packager;
            if (existing != null) {
                existing.captions(cues);
                captionTally = existing.captionTally();
            }
            done.complete(null);
        });
        return added ? Optional.of(done) : Optional.empty();
    }

    /** No picture comes for a while, so captions need not wait for it. */
    void releaseCaptions() {
        StreamPackager existing = packager;
        if (existing != null) {
            var _ = queue.offer(existing::releaseCaptions);
        }
    }

    /** How the captions fared so far. */
    CaptionTally captionTally() {
        return captionTally;
    }

    /** Writes the end of the stream down, after all that is on its way; completes when it is done. */
    CompletableFuture<Void> endStream() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        queue.add(() -> {
            StreamPackager existing = packager;
            if (existing != null) {
                existing.endStream(clock.instant());
                existing.close();
            }
            done.complete(null);
        });
        queue.close();
        return done;
    }

    /** Lets go of the files without an end, so that the stream can go on after a restart. */
    void close() throws InterruptedException {
        queue.add(() -> {
            if (packager != null) {
                packager.close();
            }
        });
        queue.close();
        if (!queue.awaitEnd(5_000)) {
            log.warn("The packager of stream {} did not finish in time", streamId);
        }
    }

    private void begin(StreamPlan plans, Set<String> made, Instant programmeStart, CompletableFuture<Instant> begun) {
        try {
            StreamPackager existing = packager;
            if (existing == null) {
                existing = StreamPackager.begin(directory, settings, programmeStart, plans, this::published);
                packager = existing;
            }
            begun.complete(existing.beginRun(made, programmeStart));
        } catch (IOException | RuntimeException e) {
            begun.completeExceptionally(e);
        }
    }

    private void writePoster(byte[] jpeg) {
        try {
            Path fresh = directory.resolve(POSTER + ".new");
            Files.write(fresh, jpeg);
            Files.move(
                    fresh,
                    directory.resolve(POSTER),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            posterFailed = false;
            poster = PosterSize.ofJpeg(jpeg).orElse(null);
        } catch (IOException e) {
            if (!posterFailed) {
                log.warn("The poster of stream {} could not be written: {}", streamId, e.toString());
            }
            posterFailed = true;
        }
    }

    private void takeTrack(String rendition, TrackDescription track) {
        owned().track(rendition, track);
    }

    private void takeSample(String rendition, Sample sample) {
        owned().sample(rendition, sample);
    }

    private void published(StreamSnapshot newSnapshot) {
        snapshot = newSnapshot;
        storageFailed = owned().storageFailure().isPresent();
        listener.accept(newSnapshot);
    }

    private StreamPackager owned() {
        StreamPackager existing = packager;
        if (existing == null) {
            throw new IllegalStateException("No run has begun");
        }
        return existing;
    }

    private void measure(TakeMeter meter, String rendition, Sample sample) {
        List<RenditionPlan> plans = plans();
        RenditionPlan best = plans.getFirst();
        if (best.name().equals(rendition)) {
            meter.frame(Duration.ofNanos((long) (sample.endDts() * 1e9 / best.timescaleHz())));
        }
    }

    private static Instant result(CompletableFuture<Instant> begun) throws IOException, InterruptedException {
        try {
            return begun.get(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("The window cannot be written", e);
        }
    }
}
