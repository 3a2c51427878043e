package live.rostrum.recording.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import live.rostrum.recording.assembly.Assembler;
import live.rostrum.recording.assembly.AssemblyException;
import live.rostrum.recording.assembly.AssemblyProgress;
import live.rostrum.recording.assembly.ContinuityReport;
import live.rostrum.recording.assembly.Failure;
import live.rostrum.recording.assembly.FinishedRecording;
import live.rostrum.recording.assembly.RecordingAssembly;
import live.rostrum.recording.spool.SpoolState;
import live.rostrum.recording.store.Edition;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the files of recordings, hands them to the store, and writes down what became of them. One thread a recording at a time. */
final class RecordingMaker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RecordingMaker.class);
    private static final String FINISHED = ".finished";

    private final Assembler assembler;
    private final RecordingStore store;
    private final Recordings recordings;
    private final MakingProgress progress;
    private final Clock clock;
    private final Path spool;
    private final Path work;
    private final Map<String, RecordingAssembly> open = new ConcurrentHashMap<>();

    /**
     * A maker that has begun nothing.
     *
     * @param spool the spool's folder
     * @param work folder for what is in between, on the same file system as a local store
     */
    RecordingMaker(
            Assembler assembler,
            RecordingStore store,
            Recordings recordings,
            MakingProgress progress,
            Clock clock,
            Path spool,
            Path work) {
        this.assembler = assembler;
        this.store = store;
        this.recordings = recordings;
        this.progress = progress;
        this.clock = clock;
        this.spool = spool;
        this.work = work;
    }

    /** Works ahead on a recording whose stream goes on. */
    void advance(Recording recording) throws IOException {
        var _ = assembly(recording).advance();
    }

    /**
     * Makes the file of a recording and stores it; blocks until that is done.
     *
     * @param state of the spool before; what comes meanwhile makes another file
     * @throws IOException if it has to be tried again
     */
    void finish(Recording recording, SpoolState state) throws IOException, InterruptedException {
        RecordingAssembly assembly = assembly(recording);
        progress.follow(recording.id(), () -> step(assembly.progress()));
        try {
            FinishedRecording finished = assembly.finish(recording.listing().title(), finishedFolder(recording.id()));
            progress.storing(recording.id());
            store.put(Edition.of(recording.id(), finished.sha256()), finishedFolder(recording.id()));
            done(recording, finished, state);
            deleteOldest(recording, finished);
        } catch (AssemblyException e) {
            failed(recording, e.failure(), state);
            if (e.failure() != Failure.NO_MEDIA) {
                throw e;
            }
        } catch (StoreException e) {
            failed(recording, StoreFailures.code(e));
            throw new IOException(e);
        } finally {
            progress.clear(recording.id());
        }
    }

    /** Gives back what a recording's work has taken: nothing more will come. */
    void forget(Recording recording) throws IOException {
        assembly(recording).deleteWork();
        open.remove(recording.id());
    }

    /** Ends all work; it goes on after the next start. */
    @Override
    public void close() {
        open.values().forEach(RecordingAssembly::cancel);
        for (RecordingAssembly assembly : List.copyOf(open.values())) {
            try {
                assembly.close();
            } catch (IOException e) {
                log.warn("An encoder could not be ended properly: {}", e.toString());
            }
        }
    }

    private RecordingAssembly assembly(Recording recording) {
        return open.computeIfAbsent(
                recording.id(),
                id -> assembler.open(id, spool.resolve(recording.origin().streamId()), work.resolve(id)));
    }

    private Path finishedFolder(String recordingId) throws IOException {
        Files.createDirectories(work);
        return work.resolve(recordingId + FINISHED);
    }

    private void done(Recording recording, FinishedRecording finished, SpoolState state) {
        ContinuityReport continuity = finished.continuity();
        RecordingStatus status = continuity.mayGrow() ? RecordingStatus.INCOMPLETE : RecordingStatus.READY;
        Media media = new Media(
                seconds(continuity.recorded()),
                seconds(continuity.expected()),
                finished.sizeBytes(),
                finished.sha256(),
                finished.size().width(),
                finished.size().height(),
                continuity.gaps().stream()
                        .map(gap -> new Gap(
                                seconds(gap.position()),
                                seconds(gap.length()),
                                gap.cause().code()))
                        .toList(),
                null);
        var _ = recordings.change(
                recording.id(),
                current -> current.with(
                        new Recording.Progress(status, null, state.fingerprint()),
                        media.replacing(current.media(), clock.instant())));
        log.info("Recording {}: {}", recording.id(), continuity.words());
    }

    /** The file before stays for a while, for those who are playing it; the one before that is of no use any more. */
    private void deleteOldest(Recording before, FinishedRecording finished) throws StoreException {
        Media media = before.media();
        Media.Earlier oldest = media == null ? null : media.earlier();
        if (media != null
                && oldest != null
                && !media.sha256().equals(finished.sha256())
                && !oldest.sha256().equals(finished.sha256())) {
            store.delete(Edition.of(before.id(), oldest.sha256()));
        }
    }

    private void failed(Recording recording, Failure failure, SpoolState state) {
        String madeFrom = failure == Failure.NO_MEDIA ? state.fingerprint() : "";
        var _ = recordings.change(
                recording.id(),
                current -> current.with(new Recording.Progress(RecordingStatus.FAILED, failure.code(), madeFrom)));
    }

    private void failed(Recording recording, String code) {
        var _ = recordings.change(
                recording.id(), current -> current.with(current.progress().failed(code)));
    }

    private static RecordingView.Step step(AssemblyProgress now) {
        return new RecordingView.Step(now.step().code(), now.percent());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
