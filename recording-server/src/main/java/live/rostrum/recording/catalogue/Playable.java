package live.rostrum.recording.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import live.rostrum.recording.delivery.PlayableRecording;
import live.rostrum.recording.delivery.PlayableRecordings;
import live.rostrum.recording.store.Edition;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What delivery has to know. While the database is away the last answer holds: who is watching goes on. */
@Component
class Playable implements PlayableRecordings {

    private static final int MOST_KEPT = 10_000;

    private final Library library;
    private final Cache<String, PlayableRecording> last =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    Playable(Library library) {
        this.library = library;
    }

    @Override
    public Optional<PlayableRecording> find(String recordingId) {
        try {
            Optional<PlayableRecording> now = library.find(recordingId).flatMap(Playable::playable);
            now.ifPresentOrElse(recording -> last.put(recordingId, recording), () -> last.invalidate(recordingId));
            return now;
        } catch (DataAccessException e) {
            PlayableRecording before = last.getIfPresent(recordingId);
            if (before == null) {
                throw e;
            }
            return Optional.of(before);
        }
    }

    /** As delivery sees it, if it can be played. */
    static Optional<PlayableRecording> playable(Recording recording) {
        Media media = recording.media();
        if (media == null || !recording.isPlayable()) {
            return Optional.empty();
        }
        return Optional.of(new PlayableRecording(
                recording.origin().streamId(),
                recording.listing().visibility() == Visibility.PRIVATE,
                recording.listing().title(),
                recording.span().startedAt(),
                Edition.of(recording.id(), media.sha256()),
                media.sha256(),
                media.earlier() == null ? null : media.earlier().sha256()));
    }
}
