package live.rostrum.recording.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is to be cut out of a recording; it begins at the key frame at or before {@code startSeconds}.
 *
 * @param title of the clip
 * @param startSeconds first moment, in the file's time; the beginning if it is not given
 * @param endSeconds moment behind it; the end if it is not given
 */
record ClipDraft(
        @NotBlank(message = "is required") @Size(max = 200, message = "may have at most 200 characters") @Nullable
        String title,

        @PositiveOrZero(message = "may not be negative") @Nullable
        Double startSeconds,

        @PositiveOrZero(message = "may not be negative") @Nullable
        Double endSeconds) {}
