package live.rostrum.transcription.audio;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import live.rostrum.transcription.session.RecognisedPhrase;
import org.jspecify.annotations.Nullable;

/**
 * Phrases that the speaker's browser has recognised.
 *
 * @param epoch programme time of the stream's beginning, in epoch milliseconds; if not given, its first take is taken for that
 * @param items the phrases, in the order in which they came
 */
record PhraseBatch(
        @Nullable @DecimalMin("0") @DecimalMax("1e13") Double epoch,
        @NotNull @Size(min = 1, max = 100) List<@Valid @NotNull Item> items) {

    /**
     * One of them.
     *
     * @param id the browser's name for it, the same from partial to final
     * @param startTime programme time, in epoch milliseconds
     * @param endTime programme time, in epoch milliseconds
     * @param takeId of the take
     * @param takeStartMs time on the take's container clock
     * @param takeEndMs time on the take's container clock
     * @param language BCP 47 tag
     * @param text as it is to be read; empty: nothing was said
     * @param isFinal whether it will not change any more
     */
    record Item(
            @NotNull @Size(min = 1, max = 64) String id,
            @DecimalMin("0") @DecimalMax("1e13") double startTime,
            @DecimalMin("0") @DecimalMax("1e13") double endTime,

            @NotNull @Pattern(regexp = "[\\x21-\\x7e]{1,128}")
            String takeId,

            @DecimalMin("-1e13") @DecimalMax("1e13") double takeStartMs,
            @DecimalMin("-1e13") @DecimalMax("1e13") double takeEndMs,

            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,35}")
            String language,

            @NotNull @Size(max = 500) String text,
            @JsonProperty("final") boolean isFinal) {

        @AssertTrue(message = "must not be before startTime")
        boolean isEndTimeInOrder() {
            return endTime >= startTime;
        }

        RecognisedPhrase phrase() {
            return new RecognisedPhrase(id, startTime, endTime, takeId, takeStartMs, language, text, isFinal);
        }
    }

    /** The stream's beginning, or the first take's. */
    double epochMs() {
        Item first = items.getFirst();
        return epoch != null ? epoch : first.startTime() - first.takeStartMs();
    }
}
