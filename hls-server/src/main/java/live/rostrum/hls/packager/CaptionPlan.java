package live.rostrum.hls.packager;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/**
 * A rendition of captions, fixed by the stream's first take as all others are.
 *
 * @param language BCP 47 tag in its canonical form, for example {@code en-US}
 */
public record CaptionPlan(String language) {

    private static final int MAX_TAG = 35;

    public CaptionPlan {
        if (!canonical(language).filter(language::equals).isPresent()) {
            throw new IllegalArgumentException("Language " + language);
        }
    }

    /** The rendition of a language; empty if the tag is none of BCP 47. */
    public static Optional<CaptionPlan> of(String languageTag) {
        return canonical(languageTag).map(CaptionPlan::new);
    }

    /** Folder in the URL, for example {@code captions-en-us}. */
    public String name() {
        return "captions-" + language.toLowerCase(Locale.ROOT);
    }

    /** What the language calls itself, for a player's menu: {@code English (US)}. */
    public String label() {
        Locale locale = Locale.forLanguageTag(language);
        String name = locale.getDisplayLanguage(locale).replaceAll("[\"\\p{Cc}]", "");
        String detail = locale.getCountry().isEmpty() ? locale.getScript() : locale.getCountry();
        String capital = name.isEmpty()
                ? language
                : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(locale)
                        + name.substring(name.offsetByCodePoints(0, 1));
        return detail.isEmpty() ? capital : capital + " (" + detail + ")";
    }

    private static Optional<String> canonical(String tag) {
        if (tag.length() > MAX_TAG) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale.toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
