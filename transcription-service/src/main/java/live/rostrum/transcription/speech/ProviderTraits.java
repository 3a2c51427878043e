package live.rostrum.transcription.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider can do.
 *
 * @param languages BCP 47 tags that it knows; null: too many to list, or known only by trying
 * @param draft whether what it hears is too often wrong to be shown without that word
 * @param sendsTo whom speech is sent to; null: it stays on this machine
 * @param mostLanguages among how many languages it can choose by ear; 1: it cannot
 */
public record ProviderTraits(
        @Nullable List<String> languages,
        boolean draft,
        @Nullable String sendsTo,
        int mostLanguages) {

    public ProviderTraits {
        languages = languages == null ? null : List.copyOf(languages);
        if (mostLanguages < 1) {
            throw new IllegalArgumentException("mostLanguages " + mostLanguages);
        }
    }

    /** Whether speech stays on this machine. */
    public boolean local() {
        return sendsTo == null;
    }
}
