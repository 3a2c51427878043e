package live.rostrum.recording.delivery;

import java.util.Optional;

/** What delivery has to know of recordings. */
public interface PlayableRecordings {

    /**
     * A recording that can be played: not deleted, and with a file. The answer may be used for some seconds.
     *
     * @param recordingId as it stands in an address; may be anything
     */
    Optional<PlayableRecording> find(String recordingId);
}
