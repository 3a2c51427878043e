package live.rostrum.recording.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param earlier the file before this one, for those who were playing it; null if there is none any more
 */
public record Media(
        double durationSeconds,
        double expectedSeconds,
        long sizeBytes,
        String sha256,
        int width,
        int height,
        List<Gap> gaps,
        @Nullable Earlier earlier) {

    /** How long an earlier file stays, at least. */
    public static final Duration EARLIER_STAYS = Duration.ofMinutes(10);

    public Media {
        gaps = List.copyOf(gaps);
    }

    /**
     * A file that another one has taken the place of.
     *
     * @param sha256 of it, in hexadecimal digits
     * @param replacedAt when
     */
    public record Earlier(String sha256, Instant replacedAt) {}

    /** This one in the place of another. */
    Media replacing(@Nullable Media before, Instant now) {
        if (before == null) {
            return this;
        }
        return before.sha256().equals(sha256) ? with(before.earlier()) : with(new Earlier(before.sha256(), now));
    }

    Media with(@Nullable Earlier changed) {
        return new Media(durationSeconds, expectedSeconds, sizeBytes, sha256, width, height, gaps, changed);
    }
}
