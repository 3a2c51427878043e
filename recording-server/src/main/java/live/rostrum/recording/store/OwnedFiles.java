package live.rostrum.recording.store;

/** What the catalogue of recordings knows of files. */
public interface OwnedFiles {

    /** Whether a recording has this edition, also a deleted one that can be restored. */
    boolean owns(Edition edition);

    /** Whether a recording of this id is known, so that its work goes on some day. */
    boolean knows(String recordingId);
}
