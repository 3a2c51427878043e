package live.rostrum.transcription.transcript;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A correction.
 *
 * @param text what the phrase is to say
 */
record PhraseDraft(
        @NotBlank(message = "is required") @Size(max = 1_000, message = "may have at most 1,000 characters") @Nullable
        String text) {

    /** In one line, without characters that cannot be seen. */
    String line() {
        String given = text == null ? "" : text;
        return given.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
