package live.rostrum.transcription.summary;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a summary says.
 *
 * @param overview some sentences; empty in highlights
 * @param keyPoints what matters
 * @param decisions what was decided
 * @param actionItems what is to be done
 * @param chapters in the order of time
 * @param highlights phrases as they were said, in the order of time; only of highlights
 */
public record SummaryContent(
        String overview,
        List<String> keyPoints,
        List<String> decisions,
        List<ActionItem> actionItems,
        List<Chapter> chapters,
        List<Highlight> highlights) {

    public SummaryContent {
        overview = Objects.requireNonNullElse(overview, "");
        keyPoints = keyPoints == null ? List.of() : List.copyOf(keyPoints);
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
        actionItems = actionItems == null ? List.of() : List.copyOf(actionItems);
        chapters = chapters == null ? List.of() : List.copyOf(chapters);
        highlights = highlights == null ? List.of() : List.copyOf(highlights);
    }

    static final SummaryContent NONE = ofHighlights(List.of());

    /**
     * Something to do.
     *
     * @param owner who will do it; null: nobody was named
     */
    public record ActionItem(String text, @Nullable String owner) {}

    /** A part of the event, from a second of programme time since its beginning. */
    public record Chapter(double startSeconds, String title) {}

    /** Something that was said, at a second of programme time since the beginning. */
    public record Highlight(double startSeconds, String text) {}

    static SummaryContent ofHighlights(List<Highlight> highlights) {
        return new SummaryContent("", List.of(), List.of(), List.of(), List.of(), highlights);
    }
}
