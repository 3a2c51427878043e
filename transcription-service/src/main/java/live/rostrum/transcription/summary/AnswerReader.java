package live.rostrum.transcription.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a model's answer and trusts nothing in it: what is not of the schema is an error that can be told to the model, what is too long is cut, chapters lie in the
 * transcript and are in order.
 *
 * @param firstSecond in which something is said
 * @param lastSecond in which something is said
 */
record AnswerReader(double firstSecond, double lastSecond) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_ITEMS = 40;
    private static final int MOST_CHAPTERS = 60;
    private static final int LONGEST_OVERVIEW = 6_000;
    private static final int LONGEST_ITEM = 600;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_OWNER = 100;

    /** Chapters may begin a little before the first word. */
    private static final double TOLERANCE_SECONDS = 5;

    /** The answer does not fit. Its message is for the model. */
    static final class MisfitException extends Exception {

        MisfitException(String message) {
            super(message);
        }
    }

    /**
     * The summary in an answer.
     *
     * @param lenient whether chapters outside of the transcript are left out, in the place of an error
     */
    SummaryContent read(String answer, boolean lenient) throws MisfitException {
        JsonNode root = object(answer);
        String overview = text(root, "overview", LONGEST_OVERVIEW);
        if (overview.isEmpty()) {
            throw new MisfitException("overview is empty");
        }
        return new SummaryContent(
                overview,
                texts(root, "keyPoints"),
                texts(root, "decisions"),
                actionItems(root),
                chapters(root, lenient),
                List.of());
    }

    /** Some models put words or a fence around the object. */
    private static JsonNode object(String answer) throws MisfitException {
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from) {
            throw new MisfitException("there is no JSON object");
        }
        try {
            return JSON.readTree(answer.substring(from, to + 1));
        } catch (JacksonException e) {
            throw new MisfitException("it is not valid JSON");
        }
    }

    private static String text(JsonNode of, String name, int longest) throws MisfitException {
        JsonNode value = of.path(name);
        if (!value.isString()) {
            throw new MisfitException(name + " must be a string");
        }
        return clean(value.asString(), longest);
    }

    private static List<JsonNode> list(JsonNode of, String name, int most) throws MisfitException {
        JsonNode value = of.path(name);
        if (!value.isArray()) {
            throw new MisfitException(name + " must be an array");
        }
        return value.valueStream().limit(most).toList();
    }

    private static List<String> texts(JsonNode of, String name) throws MisfitException {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(of, name, MOST_ITEMS)) {
            if (!item.isString()) {
                throw new MisfitException(name + " must hold strings only");
            }
            String text = clean(item.asString(), LONGEST_ITEM);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static List<SummaryContent.ActionItem> actionItems(JsonNode root) throws MisfitException {
        List<SummaryContent.ActionItem> items = new ArrayList<>();
        for (JsonNode item : list(root, "actionItems", MOST_ITEMS)) {
            String text = text(item, "text", LONGEST_ITEM);
            if (!text.isEmpty()) {
                items.add(new SummaryContent.ActionItem(text, owner(item)));
            }
        }
        return items;
    }

    private static @Nullable String owner(JsonNode item) {
        JsonNode owner = item.path("owner");
        return Optional.of(owner.isString() ? clean(owner.asString(), LONGEST_OWNER) : "")
                .filter(name -> !name.isEmpty())
                .orElse(null);
    }

    private List<SummaryContent.Chapter> chapters(JsonNode root, boolean lenient) throws MisfitException {
        List<SummaryContent.Chapter> chapters = new ArrayList<>();
        for (JsonNode chapter : list(root, "chapters", MOST_CHAPTERS)) {
            JsonNode start = chapter.path("startSeconds");
            String title = text(chapter, "title", LONGEST_TITLE);
            if (!start.isNumber() || title.isEmpty()) {
                throw new MisfitException("a chapter needs startSeconds, a number, and title");
            }
            double seconds = start.asDouble();
            if (seconds >= firstSecond - TOLERANCE_SECONDS && seconds <= lastSecond) {
                chapters.add(new SummaryContent.Chapter(Math.max(firstSecond, seconds), title));
            } else if (!lenient) {
                throw new MisfitException("chapters must begin between second " + Math.round(firstSecond) + " and "
                        + Math.round(lastSecond));
            }
        }
        chapters.sort(Comparator.comparingDouble(SummaryContent.Chapter::startSeconds));
        return chapters;
    }

    private static String clean(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        int end = Math.min(line.length(), longest);
        return end > 0 && end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))
                ? line.substring(0, end - 1)
                : line.substring(0, end);
    }
}
