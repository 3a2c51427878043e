package live.rostrum.transcription.speech;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what fits a language: {@code en-GB} is served by {@code en}, or else by any English. */
public final class LanguageTags {

    private LanguageTags() {}

    /** The tag among the known ones that serves the wanted one best, as RFC 4647 3.4 looks it up, then any of the same language. */
    public static Optional<String> closest(Collection<String> known, String wanted) {
        String tag = Locale.forLanguageTag(wanted).toLanguageTag();
        for (String prefix = tag; !prefix.isEmpty(); prefix = shorter(prefix)) {
            for (String one : known) {
                if (one.equalsIgnoreCase(prefix)) {
                    return Optional.of(one);
                }
            }
        }
        return known.stream()
                .filter(one -> language(one).equals(language(tag)))
                .sorted()
                .findFirst();
    }

    /** The language alone: {@code en} of {@code en-US}. */
    public static String language(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    private static String shorter(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }
}
