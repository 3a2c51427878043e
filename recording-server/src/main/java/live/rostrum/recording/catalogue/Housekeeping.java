package live.rostrum.recording.catalogue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import live.rostrum.recording.spool.Spool;
import live.rostrum.recording.store.Edition;
import live.rostrum.recording.store.Expiry;
import live.rostrum.recording.store.KeptRecording;
import live.rostrum.recording.store.OrphanSweep;
import live.rostrum.recording.store.OwnedFiles;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.store.Retention;
import live.rostrum.recording.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Deletes what is too old or too much, purges what was deleted a day ago and files that were replaced, and sweeps what nobody owns. */
@Component
class Housekeeping implements OwnedFiles {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    /** A day longer than a stream's publish tokens are given out after its end. */
    private static final Duration REMEMBER_CLOSED = Duration.ofDays(8);

    private final Recordings recordings;
    private final Library library;
    private final RecordingStore store;
    private final Retention retention;
    private final OrphanSweep sweep;
    private final Spool spool;
    private final Clock clock;

    Housekeeping(
            Recordings recordings,
            Library library,
            RecordingStore store,
            Retention retention,
            OrphanSweep sweep,
            Spool spool,
            Clock clock) {
        this.recordings = recordings;
        this.library = library;
        this.store = store;
        this.retention = retention;
        this.sweep = sweep;
        this.spool = spool;
        this.clock = clock;
    }

    /** One round; never throws: the next one comes in any case. */
    void round() {
        try {
            expired().forEach(this::delete);
            for (Recording deleted : recordings.deletedBefore(clock.instant().minus(Recording.RESTORABLE))) {
                purge(deleted);
            }
            for (Recording replaced : recordings.replacedBefore(clock.instant().minus(Media.EARLIER_STAYS))) {
                deleteEarlier(replaced);
            }
            spool.forgetClosed(clock.instant().minus(REMEMBER_CLOSED));
            var _ = sweep.sweep(this);
        } catch (IOException | StoreException | DataAccessException e) {
            log.warn("Old recordings could not be put away; trying again in ten minutes: {}", e.toString());
        }
    }

    /** What retention would delete now, in that order. */
    List<Expiry> expired() {
        return retention.expired(
                library.playable().stream().map(Housekeeping::kept).toList(), clock.instant());
    }

    /** When a recording will be deleted by its age; empty if it will not. */
    Optional<Instant> expiresAt(Recording recording) {
        return recording.isPlayable() ? retention.expiresAt(kept(recording)) : Optional.empty();
    }

    @Override
    public boolean owns(Edition edition) {
        return recordings
                .find(edition.recordingId())
                .map(Recording::media)
                .filter(media -> editions(edition.recordingId(), media).contains(edition))
                .isPresent();
    }

    @Override
    public boolean knows(String folder) {
        int suffix = folder.indexOf('.');
        return recordings
                .find(suffix < 0 ? folder : folder.substring(0, suffix))
                .isPresent();
    }

    private void delete(Expiry expiry) {
        String id = expiry.recording().recordingId();
        log.info("Recording {} is deleted by retention: {}", id, expiry.reason());
        var _ = recordings.change(id, recording -> recording.deletedAt(clock.instant()));
    }

    private void purge(Recording recording) throws StoreException, IOException {
        Media media = recording.media();
        if (media != null) {
            for (Edition edition : editions(recording.id(), media)) {
                store.delete(edition);
            }
        }
        String streamId = recording.origin().streamId();
        if (spool.recording(streamId)
                .filter(manifest -> manifest.recordingId().equals(recording.id()))
                .isPresent()) {
            var _ = spool.delete(streamId, spool.state(streamId).fingerprint(), clock.instant());
        }
        recordings.remove(recording.id());
    }

    private void deleteEarlier(Recording recording) throws StoreException {
        Media media = Objects.requireNonNull(recording.media());
        Media.Earlier earlier = Objects.requireNonNull(media.earlier());
        if (!earlier.sha256().equals(media.sha256())) {
            store.delete(Edition.of(recording.id(), earlier.sha256()));
        }
        var _ = recordings.change(
                recording.id(),
                current -> current.media() != null
                                && earlier.equals(current.media().earlier())
                        ? current.with(current.progress(), current.media().with(null))
                        : current);
    }

    private static List<Edition> editions(String recordingId, Media media) {
        Media.Earlier earlier = media.earlier();
        Edition now = Edition.of(recordingId, media.sha256());
        return earlier == null ? List.of(now) : List.of(now, Edition.of(recordingId, earlier.sha256()));
    }

    private static KeptRecording kept(Recording recording) {
        boolean busy = recording.progress().status() != RecordingStatus.READY;
        return new KeptRecording(
                recording.id(),
                Objects.requireNonNullElse(
                        recording.span().endedAt(), recording.span().startedAt()),
                Objects.requireNonNull(recording.media()).sizeBytes(),
                busy,
                KeptRecording.Stay.ofDays(recording.listing().retentionDays()));
    }
}
