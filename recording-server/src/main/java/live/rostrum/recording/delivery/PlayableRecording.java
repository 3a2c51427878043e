package live.rostrum.recording.delivery;

import java.time.Instant;
import live.rostrum.recording.store.Edition;

/**
 * A recording that has a file.
 *
 * @param streamId whose playback token opens it
 * @param isPrivate whether it needs one
 * @param title for the name of a download
 * @param startedAt likewise
 * @param edition which files are the recording now
 * @param sha256 of {@code recording.mp4}, in lower-case hexadecimal
 */
public record PlayableRecording(
        String streamId, boolean isPrivate, String title, Instant startedAt, Edition edition, String sha256) {}
