package live.rostrum.recording.delivery;

import java.time.Instant;
import java.util.Optional;
import live.rostrum.recording.store.Edition;
import org.jspecify.annotations.Nullable;

/**
 * A recording that has a file.
 *
 * @param streamId whose playback token opens it
 * @param isPrivate whether it needs one
 * @param title for the name of a download
 * @param startedAt likewise
 * @param edition which files are the recording now
 * @param sha256 of {@code recording.mp4}, in lower-case hexadecimal
 * @param earlierSha256 of the file before, which is kept for those who are playing it; null if there is none
 */
public record PlayableRecording(
        String streamId,
        boolean isPrivate,
        String title,
        Instant startedAt,
        Edition edition,
        String sha256,
        @Nullable String earlierSha256) {

    /** The recording with the files of the edition of this name, if they are kept. */
    Optional<PlayableRecording> at(String editionName) {
        if (editionName.equals(edition.name())) {
            return Optional.of(this);
        }
        if (earlierSha256 == null) {
            return Optional.empty();
        }
        Edition earlier = Edition.of(edition.recordingId(), earlierSha256);
        return earlier.name().equals(editionName)
                ? Optional.of(
                        new PlayableRecording(streamId, isPrivate, title, startedAt, earlier, earlierSha256, null))
                : Optional.empty();
    }
}
