package live.rostrum.recording.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.rostrum.fmp4.MovieDetails;
import live.rostrum.recording.spool.TakeManifest;

/** What a recording's file says of itself: title, date, and a chapter behind each gap that somebody would notice. */
final class RecordingDetails {

    private static final Duration CHAPTER_FROM = Duration.ofSeconds(1);

    private RecordingDetails() {}

    static MovieDetails of(String title, TakeManifest first, ContinuityReport report) {
        Instant started = first.startedAt() == null ? first.firstHeardAt() : first.startedAt();
        return new MovieDetails(title, started, chapters(report));
    }

    private static List<MovieDetails.Chapter> chapters(ContinuityReport report) {
        List<MovieDetails.Chapter> chapters = new ArrayList<>();
        for (Gap gap : report.gaps()) {
            if (gap.length().compareTo(CHAPTER_FROM) >= 0 && gap.position().compareTo(report.recorded()) < 0) {
                chapters.add(new MovieDetails.Chapter(
                        gap.position(),
                        "After a gap of " + Math.round(gap.length().toMillis() / 1000.0) + " s"));
            }
        }
        if (!chapters.isEmpty() && chapters.getFirst().start().isPositive()) {
            chapters.addFirst(new MovieDetails.Chapter(Duration.ZERO, "Beginning"));
        }
        return chapters;
    }
}
