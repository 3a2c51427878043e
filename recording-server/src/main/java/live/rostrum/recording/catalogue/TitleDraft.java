package live.rostrum.recording.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed in a recording.
 *
 * @param title 1 to 200 characters
 */
record TitleDraft(
        @NotBlank(message = "is required") @Size(max = 200, message = "may have at most 200 characters") @Nullable
        String title) {}
