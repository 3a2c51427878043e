package live.rostrum.recording.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import live.rostrum.recording.assembly.AssemblyException;
import live.rostrum.recording.assembly.Clips;
import live.rostrum.recording.assembly.FinishedRecording;
import live.rostrum.recording.assembly.RecordingIndex;
import live.rostrum.recording.store.Edition;
import live.rostrum.recording.store.FileName;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.store.StoreException;
import live.rostrum.recording.store.StoredFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts clips out of stored recordings. A recording that is in a bucket is fetched first. */
final class ClipMaker {

    private static final Logger log = LoggerFactory.getLogger(ClipMaker.class);
    private static final String FETCHED = ".source";
    private static final String CUTTING = ".cutting";
    private static final String FINISHED = ".finished";

    private final Clips clips;
    private final RecordingStore store;
    private final Recordings recordings;
    private final MakingProgress progress;
    private final Path work;

    ClipMaker(Clips clips, RecordingStore store, Recordings recordings, MakingProgress progress, Path work) {
        this.clips = clips;
        this.store = store;
        this.recordings = recordings;
        this.progress = progress;
        this.work = work;
    }

    /** Makes a clip; blocks until it is stored, or known not to be possible. */
    void make(Recording clip) {
        progress.follow(clip.id(), () -> new RecordingView.Step("assembling", 0));
        try {
            Optional<Recording> source =
                    Optional.ofNullable(clip.origin().clipOf()).flatMap(recordings::find);
            Recording.Cut cut = clip.origin().cut();
            if (source.isEmpty() || source.get().media() == null || cut == null) {
                failed(clip, "no-media");
                return;
            }
            make(clip, source.get(), source.get().media(), cut);
        } catch (AssemblyException e) {
            failed(clip, e.failure().code());
        } catch (StoreException e) {
            failed(clip, StoreFailures.code(e));
        } catch (IOException e) {
            // Not tried again by itself: it would keep other clips waiting, and whoever wants it cuts once more.
            log.warn("Clip {} could not be made: {}", clip.id(), e.toString());
            failed(clip, "encoder-failed");
        } finally {
            progress.clear(clip.id());
        }
    }

    private void make(Recording clip, Recording source, Media media, Recording.Cut cut)
            throws IOException, StoreException {
        Files.createDirectories(work);
        Edition edition = Edition.of(source.id(), media.sha256());
        Path fetched = work.resolve(clip.id() + FETCHED);
        try {
            FinishedRecording finished = clips.cut(
                    local(edition, FileName.RECORDING, fetched),
                    RecordingIndex.read(local(edition, FileName.INDEX, fetched)),
                    new Clips.Cut(
                            clip.listing().title(),
                            source.span().startedAt(),
                            duration(cut.startSeconds()),
                            duration(cut.endSeconds())),
                    work.resolve(clip.id() + CUTTING),
                    work.resolve(clip.id() + FINISHED));
            progress.storing(clip.id());
            store.put(Edition.of(clip.id(), finished.sha256()), work.resolve(clip.id() + FINISHED));
            done(clip, finished);
        } finally {
            for (String name : new String[] {FileName.RECORDING, FileName.INDEX}) {
                Files.deleteIfExists(fetched.resolve(name));
            }
            Files.deleteIfExists(fetched);
        }
    }

    private Path local(Edition edition, String name, Path fetched) throws IOException, StoreException {
        StoredFile file = store.find(edition, name)
                .orElseThrow(() -> new StoreException(StoreException.Reason.MISSING, "No " + name, null));
        Path path = file.path();
        if (path != null) {
            return path;
        }
        Files.createDirectories(fetched);
        Path copy = fetched.resolve(name);
        try (InputStream in = store.open(edition, name, 0, file.sizeBytes())) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private void done(Recording clip, FinishedRecording finished) {
        double seconds = finished.length().toMillis() / 1000.0;
        Media media = new Media(
                seconds,
                seconds,
                finished.sizeBytes(),
                finished.sha256(),
                finished.size().width(),
                finished.size().height(),
                List.of(),
                null);
        var _ = recordings.change(
                clip.id(), current -> current.with(current.progress().to(RecordingStatus.READY), media));
    }

    private void failed(Recording clip, String code) {
        var _ = recordings.change(
                clip.id(), current -> current.with(current.progress().failed(code)));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
