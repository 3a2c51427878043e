package live.rostrum.recording.catalogue;

import java.util.List;

/**
 * What was made of a recording.
 *
 * @param durationSeconds how long it plays
 * @param expectedSeconds how long the event was
 * @param sizeBytes of the file
 * @param sha256 of the file, in hexadecimal digits
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param gaps what is missing, in order
 */
public record Media(
        double durationSeconds,
        double expectedSeconds,
        long sizeBytes,
        String sha256,
        int width,
        int height,
        List<Gap> gaps) {

    public Media {
        gaps = List.copyOf(gaps);
    }
}
