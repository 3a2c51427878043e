package live.rostrum.recording.assembly;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.rostrum.fmp4.MovieDetails;
import live.rostrum.recording.spool.TakeManifest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work on one recording. {@link #advance} while the event goes on, about once a minute; {@link #finish} after its end. Everything is on disk: after any
 * interruption a new one goes on. {@link #progress} and {@link #cancel} may be called by any thread, the rest by one at a time.
 */
public final class RecordingAssembly implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(RecordingAssembly.class);

    private final Assembler assembler;
    private final String recordingId;
    private final SpoolFolder spool;
    private final Path work;
    private final Map<String, TakeAssembly> takes = new LinkedHashMap<>();
    private @Nullable AssemblyContext context;
    private boolean countedAsWaiting;

    private volatile boolean cancelled;
    private volatile AssemblyProgress progress = new AssemblyProgress(AssemblyProgress.Step.WAITING, 0);
    private long bytesDone;
    private long bytesAll;

    RecordingAssembly(Assembler assembler, String recordingId, Path spool, Path work) {
        this.assembler = assembler;
        this.recordingId = recordingId;
        this.spool = new SpoolFolder(spool);
        this.work = work;
    }

    /**
     * Works off what is in the spool by now, and leaves FFmpeg waiting for more.
     *
     * @return false if nothing was done, because others are being worked on: try again later
     * @throws AssemblyException if the disk is full
     */
    public boolean advance() throws IOException {
        if (!countedAsWaiting && !assembler.mayWait()) {
            return false;
        }
        countedAsWaiting = true;
        if (!assembler.tryBegin()) {
            return false;
        }
        try {
            List<TakeManifest> manifests = spool.manifests();
            for (TakeManifest manifest : manifests) {
                boolean isLast = manifest.equals(manifests.getLast());
                advance(manifest, isLast);
            }
            return true;
        } catch (IOException e) {
            throw AssemblyException.of(e);
        } finally {
            assembler.end();
        }
    }

    /**
     * Works off the rest and makes the file, its index and its pictures. Waits until it is this recording's turn.
     *
     * @param title for people, written into the file
     * @param folder for the finished files; made if it is not there
     * @throws AssemblyException if there is nothing to play, the disk is full, or FFmpeg failed
     * @throws AssemblyCancelledException if it was cancelled
     */
    public FinishedRecording finish(String title, Path folder) throws IOException, InterruptedException {
        assembler.awaitTurn();
        try {
            return finishNow(title, folder);
        } catch (DamagedWorkException e) {
            log.warn("Recording {} is made anew from the spool: {}", recordingId, e.getMessage());
            deleteWork();
            return finishNow(title, folder);
        } catch (IOException e) {
            throw AssemblyException.of(e);
        } finally {
            assembler.end();
        }
    }

    /** How far it is. */
    public AssemblyProgress progress() {
        return progress;
    }

    /** Ends the work: whoever is at it gets an {@link AssemblyCancelledException} soon. */
    public void cancel() {
        cancelled = true;
        AssemblyContext current = context;
        if (current != null) {
            current.cancel();
        }
        synchronized (takes) {
            takes.values().forEach(TakeAssembly::interrupt);
        }
    }

    /** Deletes what is in between; what is finished stays. */
    public void deleteWork() throws IOException {
        close();
        if (!Files.isDirectory(work)) {
            return;
        }
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Ends the processes; what they have made stays on disk. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (TakeAssembly take : all()) {
            try {
                take.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        synchronized (takes) {
            takes.clear();
        }
        context = null;
        if (countedAsWaiting) {
            assembler.waitsNoMore();
            countedAsWaiting = false;
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Process ids of what waits for more chunks, for tests. */
    List<Long> pids() {
        return all().stream().flatMap(take -> take.pid().stream()).toList();
    }

    private FinishedRecording finishNow(String title, Path folder) throws IOException {
        List<TakeManifest> manifests = spool.manifests();
        bytesAll = spool.sizeBytes();
        bytesDone = 0;
        progress = AssemblyProgress.of(AssemblyProgress.Step.ASSEMBLING, 0, bytesAll);
        List<TakeSpan> spans = new ArrayList<>();
        List<RunPiece> pieces = new ArrayList<>();
        boolean encoderFailed = false;
        for (TakeManifest manifest : manifests) {
            TakeAssembly take = take(manifest);
            if (take == null) {
                continue;
            }
            take.finish();
            encoderFailed |= take.encoderFailed();
            List<StoredRun> runs = take.runs();
            runs.forEach(run -> pieces.add(new RunPiece(manifest.takeId(), workOf(manifest), run, null)));
            spans.add(new TakeSpan(manifest, runs, take.nextSeq()));
        }
        if (pieces.isEmpty()) {
            throw new AssemblyException(
                    encoderFailed ? Failure.ENCODER_FAILED : Failure.NO_MEDIA,
                    "Recording " + recordingId + " has nothing that can be played");
        }
        return write(title, folder, spans, pieces);
    }

    private FinishedRecording write(String title, Path folder, List<TakeSpan> spans, List<RunPiece> pieces)
            throws IOException {
        AssemblyContext shared = requireContext();
        try (MovieTables tables = MovieTables.of(work.resolve("tables"), pieces)) {
            List<Duration> lengths =
                    tables.pieces().stream().map(MovieTables.Piece::length).toList();
            ContinuityReport report = Continuity.of(spans, lengths);
            MovieDetails details = RecordingDetails.of(title, spans.getFirst().manifest(), report);
            long[] copied = {0};
            MovieWriter.Written written =
                    MovieWriter.write(folder, timed(pieces, report), tables, details, shared.size(), bytes -> {
                        copied[0] += bytes;
                        progress = AssemblyProgress.of(
                                AssemblyProgress.Step.FINISHING, copied[0] * 4 / 5, tables.dataBytes());
                        shared.checkNotCancelled();
                    });
            new Pictures(assembler.ffmpeg()).make(written.file(), report.recorded(), shared.size(), folder);
            progress = new AssemblyProgress(AssemblyProgress.Step.FINISHING, 100);
            return new FinishedRecording(
                    written.file(),
                    written.index(),
                    written.sha256(),
                    written.sizeBytes(),
                    report.recorded(),
                    shared.size(),
                    report);
        }
    }

    private static List<RunPiece> timed(List<RunPiece> pieces, ContinuityReport report) {
        return IntStream.range(0, pieces.size())
                .mapToObj(number -> pieces.get(number).at(report.runTimes().get(number)))
                .toList();
    }

    /** An older take is not waited for: what comes of it later goes on from its last key frame. */
    private void advance(TakeManifest manifest, boolean isLast) throws IOException {
        TakeAssembly take = take(manifest);
        if (take == null) {
            return;
        }
        take.advance();
        Long chunks = manifest.chunks();
        if (!isLast || (chunks != null && take.nextSeq() >= chunks)) {
            take.finish();
        }
    }

    private @Nullable TakeAssembly take(TakeManifest manifest) throws IOException {
        if (context == null) {
            PictureSize size = RecordingSize.of(work, spool.path(), spool.manifests());
            if (size == null) {
                return null;
            }
            context = new AssemblyContext(recordingId, assembler.ffmpeg(), size, assembler.stalledAfter());
        }
        AssemblyContext shared = requireContext();
        if (cancelled) {
            shared.cancel();
        }
        shared.checkNotCancelled();
        TakeAssembly take = takes.get(manifest.takeId());
        if (take == null) {
            take = new TakeAssembly(shared, spool.take(manifest), workOf(manifest), this::fed);
            synchronized (takes) {
                takes.put(manifest.takeId(), take);
            }
        }
        return take;
    }

    private void fed(long bytes) {
        bytesDone += bytes;
        progress = AssemblyProgress.of(AssemblyProgress.Step.ASSEMBLING, bytesDone, bytesAll);
    }

    private List<TakeAssembly> all() {
        synchronized (takes) {
            return List.copyOf(takes.values());
        }
    }

    private Path workOf(TakeManifest manifest) {
        return work.resolve(manifest.takeId());
    }

    private AssemblyContext requireContext() {
        if (context == null) {
            throw new IllegalStateException("Nothing has been begun");
        }
        return context;
    }
}
