package live.rostrum.transcription.summary;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A summary as the API gives it. While a new one is made, and after that has failed, the last one is still in it.
 *
 * @param kind left out until there is something
 * @param provider who wrote it; left out for highlights
 * @param model that wrote it; left out for highlights
 * @param soFar whether the event went on when it was made
 * @param edited whether somebody has changed it
 * @param seconds that it took
 * @param progress while it is made
 * @param code why it failed
 */
public record SummaryView(
        String streamId,
        Summary.Status status,
        Summary.@Nullable Kind kind,
        @Nullable String provider,
        @Nullable String model,
        boolean soFar,
        String overview,
        List<String> keyPoints,
        List<String> decisions,
        List<SummaryContent.ActionItem> actionItems,
        List<SummaryContent.Chapter> chapters,
        List<SummaryContent.Highlight> highlights,
        boolean edited,
        @Nullable Tokens tokens,
        @Nullable Double seconds,
        @Nullable Instant createdAt,
        @Nullable Progress progress,
        @Nullable String code) {

    /** What was read and written. */
    public record Tokens(long input, long output) {}

    /** How many questions are answered, of how many; of 0 as long as that is not known. */
    public record Progress(int done, int total) {}

    /** There is none. */
    static SummaryView none(String streamId) {
        return of(new Summary(
                streamId, new Summary.Job(Summary.Status.NONE, null, 0, 0, 0), null, SummaryContent.NONE, false));
    }

    static SummaryView of(Summary summary) {
        Summary.Job job = summary.job();
        Summary.Origin origin = summary.origin();
        SummaryContent content = summary.content() == null ? SummaryContent.NONE : summary.content();
        return new SummaryView(
                summary.streamId(),
                job.status(),
                origin == null ? null : origin.kind(),
                origin == null ? null : origin.provider(),
                origin == null ? null : origin.model(),
                origin != null && origin.soFar(),
                content.overview(),
                content.keyPoints(),
                content.decisions(),
                content.actionItems(),
                content.chapters(),
                content.highlights(),
                summary.edited(),
                origin == null ? null : new Tokens(origin.inputTokens(), origin.outputTokens()),
                origin == null ? null : origin.seconds(),
                origin == null ? null : origin.createdAt(),
                job.status() == Summary.Status.WORKING ? new Progress(job.done(), job.total()) : null,
                job.failure() == null ? null : job.failure().code());
    }
}
