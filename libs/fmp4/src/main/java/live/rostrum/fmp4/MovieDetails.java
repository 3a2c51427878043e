package live.rostrum.fmp4;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a file says of itself beside its tracks.
 *
 * @param title for people; empty for none
 * @param createdAt when the event began
 * @param chapters in order, the first one at the beginning; players show the first {@link #MAX_CHAPTERS}
 */
public record MovieDetails(String title, Instant createdAt, List<Chapter> chapters) {

    /** What one byte counts in {@code chpl}. */
    public static final int MAX_CHAPTERS = 255;

    /**
     * A place to jump to.
     *
     * @param start since the beginning of the file
     * @param title for people
     */
    public record Chapter(Duration start, String title) {}

    public MovieDetails {
        if (!chapters.isEmpty() && !chapters.getFirst().start().isZero()) {
            throw new IllegalArgumentException(
                    "The first chapter begins at " + chapters.getFirst().start());
        }
        chapters = List.copyOf(chapters.subList(0, Math.min(MAX_CHAPTERS, chapters.size())));
    }
}
