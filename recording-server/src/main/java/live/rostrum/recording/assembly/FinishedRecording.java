package live.rostrum.recording.assembly;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A recording that is on disk as a whole, in a folder of its own: {@code recording.mp4}, {@code recording.json}, and the pictures.
 *
 * @param file the MP4
 * @param index where its pieces are
 * @param sha256 of the MP4, in hexadecimal digits
 * @param sizeBytes of the MP4
 * @param length of the MP4
 * @param size of its picture
 * @param continuity how much of the event is in it
 */
public record FinishedRecording(
        Path file,
        RecordingIndex index,
        String sha256,
        long sizeBytes,
        Duration length,
        PictureSize size,
        ContinuityReport continuity) {}
