package live.rostrum.transcription.summary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody makes of a summary. What is left out, or null, is empty.
 *
 * @param overview some sentences
 * @param keyPoints what matters
 * @param decisions what was decided
 * @param actionItems what is to be done
 * @param chapters in any order
 */
record SummaryDraft(
        @Size(max = 6_000, message = "may have at most 6,000 characters") @Nullable
        String overview,

        @Size(max = 40, message = "may have at most 40 items") @Nullable
        List<@NotBlank(message = "is required") @Size(max = 600, message = "may have at most 600 characters") String>
                keyPoints,

        @Size(max = 40, message = "may have at most 40 items") @Nullable
        List<@NotBlank(message = "is required") @Size(max = 600, message = "may have at most 600 characters") String>
                decisions,

        @Size(max = 40, message = "may have at most 40 items") @Nullable
        List<@Valid @NotNull(message = "is required") ActionDraft> actionItems,

        @Size(max = 60, message = "may have at most 60 items") @Nullable
        List<@Valid @NotNull(message = "is required") ChapterDraft> chapters) {

    /** Something to do, and who will do it. */
    record ActionDraft(
            @NotBlank(message = "is required") @Size(max = 600, message = "may have at most 600 characters") @Nullable
            String text,

            @Size(max = 100, message = "may have at most 100 characters") @Nullable
            String owner) {}

    /** A part of the event. */
    record ChapterDraft(
            @DecimalMin(value = "0", message = "must not be negative")
            @DecimalMax(value = "1000000", message = "is too late")
            double startSeconds,

            @NotBlank(message = "is required") @Size(max = 120, message = "may have at most 120 characters") @Nullable
            String title) {}

    static SummaryDraft of(SummaryContent content) {
        return new SummaryDraft(
                content.overview(),
                content.keyPoints(),
                content.decisions(),
                content.actionItems().stream()
                        .map(item -> new ActionDraft(item.text(), item.owner()))
                        .toList(),
                content.chapters().stream()
                        .map(chapter -> new ChapterDraft(chapter.startSeconds(), chapter.title()))
                        .toList());
    }

    /** The words of it, with the highlights that are there. */
    SummaryContent content(SummaryContent before) {
        return new SummaryContent(
                overview == null ? "" : overview.strip(),
                keyPoints == null ? List.of() : keyPoints,
                decisions == null ? List.of() : decisions,
                (actionItems == null ? List.<ActionDraft>of() : actionItems)
                        .stream()
                                .map(item -> new SummaryContent.ActionItem(
                                        Objects.requireNonNull(item.text()), item.owner()))
                                .toList(),
                (chapters == null ? List.<ChapterDraft>of() : chapters)
                        .stream()
                                .map(chapter -> new SummaryContent.Chapter(
                                        chapter.startSeconds(), Objects.requireNonNull(chapter.title())))
                                .sorted(Comparator.comparingDouble(SummaryContent.Chapter::startSeconds))
                                .toList(),
                before.highlights());
    }
}
