package live.rostrum.transcription.summary;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A summary as CommonMark. What is in it is text: whatever looks like markup is escaped. */
final class SummaryMarkdown {

    private final StringBuilder out = new StringBuilder();

    private SummaryMarkdown() {}

    static String of(SummaryView summary, String title) {
        SummaryMarkdown markdown = new SummaryMarkdown();
        markdown.all(summary, title);
        return markdown.out.toString();
    }

    private void all(SummaryView summary, String title) {
        out.append("# ").append(text(title)).append("\n\n");
        if (summary.kind() == Summary.Kind.HIGHLIGHTS) {
            out.append("*Highlights: phrases as they were said, chosen by a program.*\n\n");
        }
        if (summary.soFar()) {
            out.append("*So far: the event was going on.*\n\n");
        }
        if (!summary.overview().isEmpty()) {
            out.append(text(summary.overview())).append("\n\n");
        }
        list(
                "Key points",
                summary.keyPoints().stream().map(SummaryMarkdown::text).toList());
        list(
                "Decisions",
                summary.decisions().stream().map(SummaryMarkdown::text).toList());
        list(
                "Action items",
                summary.actionItems().stream()
                        .map(item -> text(item.text()) + owner(item.owner()))
                        .toList());
        list(
                "Chapters",
                summary.chapters().stream()
                        .map(chapter -> clock(chapter.startSeconds()) + " " + text(chapter.title()))
                        .toList());
        list(
                "Highlights",
                summary.highlights().stream()
                        .map(highlight -> clock(highlight.startSeconds()) + " " + text(highlight.text()))
                        .toList());
    }

    private void list(String heading, List<String> items) {
        if (!items.isEmpty()) {
            out.append("## ").append(heading).append("\n\n");
            items.forEach(item -> out.append("- ").append(item).append('\n'));
            out.append('\n');
        }
    }

    private static String owner(@Nullable String owner) {
        return owner == null ? "" : " (" + text(owner) + ")";
    }

    private static String clock(double seconds) {
        long whole = Math.max(0, (long) seconds);
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60);
    }

    /** CommonMark 2.4: any ASCII punctuation may be escaped. */
    private static String text(String plain) {
        return plain.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip()
                .replaceAll("([\\\\`*_\\[\\]<>#|~&!])", "\\\\$1")
                .replaceAll("^([-+]|\\d+[.)])", "\\\\$1");
    }
}
