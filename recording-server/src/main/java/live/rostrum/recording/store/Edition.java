package live.rostrum.recording.store;

import java.util.regex.Pattern;

/**
 * The finished files of a recording as they were once made. When late chunks complete a recording, it gets another edition with other bytes: the old one can be read
 * until the new one has taken its place, and no address ever stands for other bytes.
 *
 * @param recordingId letters, digits, {@code -} and {@code _}, at most 64
 * @param name what tells it from other editions of the recording: 16 lower-case hexadecimal digits
 */
public record Edition(String recordingId, String name) {

    private static final Pattern RECORDING_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}");
    private static final int NAME_LENGTH = 16;

    public Edition {
        if (!isRecordingId(recordingId)) {
            throw new IllegalArgumentException("No id of a recording: " + recordingId);
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name of an edition: " + name);
        }
    }

    /**
     * The edition with this {@code recording.mp4}.
     *
     * @param sha256 of the file, in lower-case hexadecimal
     */
    public static Edition of(String recordingId, String sha256) {
        if (sha256.length() != 4 * NAME_LENGTH) {
            throw new IllegalArgumentException("No SHA-256: " + sha256);
        }
        return new Edition(recordingId, sha256.substring(0, NAME_LENGTH));
    }

    static boolean isRecordingId(String id) {
        return RECORDING_ID.matcher(id).matches();
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
