package live.rostrum.stream.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Captions of a stream as its owner writes them.
 *
 * @param enabled off when left out
 * @param language BCP 47 tag of what is spoken; en-US when left out
 * @param alternatives tags of up to three more languages, among which is chosen by ear
 * @param provider who recognises the speech; as the server says when left out
 * @param phrases up to a hundred names and terms that are likely to be said
 */
record CaptionsDraft(
        @Nullable Boolean enabled,
        @LanguageTag @Nullable String language,

        @Size(max = 3, message = "may have at most 3 languages") @Nullable
        List<@NotNull(message = "must not be null") @LanguageTag String> alternatives,

        @Pattern(regexp = "azure|vosk|browser|sphinx", message = "must be one of azure, vosk, browser, sphinx, or null")
        @Nullable
        String provider,

        @Size(max = 100, message = "may have at most 100 phrases") @Nullable
        List<
                        @NotBlank(message = "must not be empty")
                        @Size(max = 80, message = "may have at most 80 characters")
                        @Pattern(regexp = "\\P{Cntrl}*", message = "must be one line of text") String>
                phrases) {

    static final CaptionsDraft NONE = new CaptionsDraft(null, null, null, null, null);

    private static final String DEFAULT_LANGUAGE = "en-US";

    static CaptionsDraft of(StreamSettings.Captions captions) {
        return new CaptionsDraft(
                captions.enabled(),
                captions.language(),
                captions.alternatives(),
                captions.provider(),
                captions.phrases());
    }

    /** With language tags in their usual letters, and nothing twice. */
    StreamSettings.Captions captions() {
        String main = LanguageTag.Check.canonical(Objects.requireNonNullElse(language, DEFAULT_LANGUAGE));
        return new StreamSettings.Captions(
                Boolean.TRUE.equals(enabled),
                main,
                each(alternatives)
                        .map(LanguageTag.Check::canonical)
                        .distinct()
                        .filter(tag -> !tag.equals(main))
                        .toList(),
                provider,
                each(phrases).map(String::strip).distinct().toList());
    }

    private static Stream<String> each(@Nullable List<String> texts) {
        return texts == null ? Stream.of() : texts.stream();
    }
}
