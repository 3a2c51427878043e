package live.rostrum.transcription.speech.azure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which languages the service is to choose among: it takes only one variant of each, and refuses en-US beside en-GB. */
final class SpokenLanguages {

    private SpokenLanguages() {}

    /** The first of each language. */
    static List<String> oneOfEach(List<String> tags) {
        Set<String> languages = new HashSet<>();
        List<String> chosen = new ArrayList<>();
        for (String tag : tags) {
            if (languages.add(Locale.forLanguageTag(tag).getLanguage())) {
                chosen.add(tag);
            }
        }
        return chosen;
    }
}
