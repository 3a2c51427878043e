package live.rostrum.recording.assembly;

/** The tracks of every recording, by their number (ISO/IEC 14496-12 8.3.2). */
final class RecordedTracks {

    static final int PICTURE = 1;
    static final int SOUND = 2;

    private RecordedTracks() {}
}
