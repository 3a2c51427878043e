package live.rostrum.transcription.settings;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Language tags as keys of settings: in the environment {@code en-US} can only be written {@code EN_US}. */
final class TagKeys {

    private TagKeys() {}

    /** The same values under tags as BCP 47 writes them. */
    static <T> Map<String, T> of(Map<String, T> settings) {
        Map<String, T> byTag = new TreeMap<>();
        settings.forEach((key, value) -> byTag.put(tag(key), value));
        return Map.copyOf(byTag);
    }

    private static String tag(String key) {
        String tag =
                Locale.forLanguageTag(key.replace('.', '-').replace('_', '-')).toLanguageTag();
        if (tag.equals("und")) {
            throw new IllegalArgumentException("No language tag: " + key);
        }
        return tag;
    }
}
