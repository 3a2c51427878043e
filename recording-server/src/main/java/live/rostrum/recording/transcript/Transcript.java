package live.rostrum.recording.transcript;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a stream, as transcription-service has it now; what a newer one adds is left alone.
 *
 * @param language BCP 47 tag of most of it
 * @param items phrases in order
 * @param chapters in order; none until there is a summary
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Transcript(String language, List<Phrase> items, List<Chapter> chapters) {

    public Transcript {
        language = Objects.requireNonNullElse(language, "und");
        items = items == null ? List.of() : List.copyOf(items);
        chapters = chapters == null ? List.of() : List.copyOf(chapters);
    }

    /**
     * A phrase.
     *
     * @param id opaque
     * @param takeId the take that it was said in; null if nobody knows
     * @param takeStartMs on the clock of the take's container
     * @param takeEndMs likewise
     * @param language BCP 47 tag
     * @param text as it was understood, or corrected
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Phrase(
            String id,
            @Nullable String takeId,
            double takeStartMs,
            double takeEndMs,
            @Nullable String language,
            String text) {

        public Phrase {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * The beginning of a chapter, which goes on until the next one.
     *
     * @param startTime on the programme clock, in epoch milliseconds
     * @param takeId the take that it begins in; null if nobody knows
     * @param takeMs on the clock of the take's container
     * @param title one line
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Chapter(double startTime, @Nullable String takeId, double takeMs, String title) {

        public Chapter {
            Objects.requireNonNull(title, "title");
        }
    }
}
