package live.rostrum.stream.room;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of speech, as transcription-service sends it and rooms pass it on. What a newer one adds is ignored.
 *
 * @param id the same from the first partial text to the final one
 * @param language BCP 47 tag
 * @param startTime on the programme clock, in epoch milliseconds
 * @param endTime likewise, not before the start
 * @param text plain text with {@code \n} between lines; empty: what was shown under this id is withdrawn
 * @param isFinal whether it is the last text under this id, but for corrections
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Caption(
        @NotBlank(message = "is required") @Size(max = 100, message = "may have at most 100 characters") @Nullable
        String id,

        @NotBlank(message = "is required") @Size(max = 35, message = "may have at most 35 characters") @Nullable
        String language,

        @Positive(message = "must be a time") long startTime,
        @Positive(message = "must be a time") long endTime,

        @Size(max = 200, message = "may have at most 200 characters")
        @Pattern(regexp = "[\\P{Cntrl}\\n]*", message = "must be plain text")
        @Nullable
        String text,

        @JsonProperty("final") boolean isFinal) {

    /** Empty is something else than missing. */
    @AssertTrue(message = "is required")
    boolean isText() {
        return text != null;
    }

    @AssertTrue(message = "must not be before startTime")
    boolean isEndTime() {
        return endTime >= startTime;
    }

    /** Its id, once it has been checked. */
    String key() {
        return Objects.requireNonNull(id);
    }

    /** Whether it takes away what was shown. */
    boolean withdraws() {
        return Objects.requireNonNull(text).isEmpty();
    }

    /** As it goes to browsers. */
    Map<String, Object> payload() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("id", key());
        payload.put("language", Objects.requireNonNull(language));
        payload.put("startTime", startTime);
        payload.put("endTime", endTime);
        payload.put("text", Objects.requireNonNull(text));
        payload.put("final", isFinal);
        return payload;
    }
}
