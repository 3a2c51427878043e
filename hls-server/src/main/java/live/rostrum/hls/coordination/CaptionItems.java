package live.rostrum.hls.coordination;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.rostrum.hls.packager.CaptionCue;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.json.JsonProblems;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of {@code POST /internal/streams/{id}/captions}.
 *
 * @param items 1 to 100 cues; one that is wrong refuses them all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CaptionItems(@Nullable List<@Nullable Item> items) {

    private static final int MAX_ITEMS = 100;
    private static final double MAX_TIME_MS = 253_402_300_799_999.0;

    /** One cue; times are epoch milliseconds on the programme clock. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(
            @Nullable String id,
            @Nullable String language,
            @Nullable Double startTime,
            @Nullable Double endTime,
            @Nullable String text,

            @JsonProperty("final") @Nullable Boolean isFinal) {}

    /**
     * Reads a body.
     *
     * @throws ProblemException that names what is wrong with it
     */
    static List<CaptionCue> read(String body, JsonMapper json) {
        CaptionItems read;
        try {
            read = json.readValue(body, CaptionItems.class);
        } catch (JacksonException e) {
            throw new ProblemException(JsonProblems.of(e));
        }
        if (read == null
                || read.items() == null
                || read.items().isEmpty()
                || read.items().size() > MAX_ITEMS) {
            throw invalid("items", "must be a list of 1 to " + MAX_ITEMS);
        }
        List<CaptionCue> cues = new ArrayList<>();
        for (Item item : read.items()) {
            cues.add(cue(item, "items[" + cues.size() + "]"));
        }
        return cues;
    }

    private static CaptionCue cue(@Nullable Item item, String path) {
        if (item == null || item.id() == null || item.language() == null || item.text() == null) {
            throw invalid(path, "must have id, language and text");
        }
        boolean isFinal = item.isFinal() != null && item.isFinal();
        Instant start = time(item.startTime(), path + ".startTime");
        Instant end = time(item.endTime(), path + ".endTime");
        try {
            return new CaptionCue(item.id(), item.language(), start, end, item.text(), isFinal);
        } catch (IllegalArgumentException e) {
            throw invalid(path, String.valueOf(e.getMessage()));
        }
    }

    private static Instant time(@Nullable Double ms, String path) {
        if (ms == null || !(ms >= 0 && ms <= MAX_TIME_MS)) {
            throw invalid(path, "must be a time in epoch milliseconds");
        }
        return Instant.ofEpochMilli(Math.round(ms));
    }

    private static ProblemException invalid(String field, String message) {
        return new ProblemException(Problem.invalid(field, message));
    }
}
