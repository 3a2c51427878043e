package live.rostrum.transcription.cue;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How much room text takes: characters as readers count them, and East Asian ones twice as wide. */
final class TextColumns {

    /** Columns of a line in most scripts. */
    static final int LINE = 42;

    /** Sixteen wide characters. */
    static final int EAST_ASIAN_LINE = 32;

    private static final Set<String> EAST_ASIAN = Set.of("zh", "ja", "ko", "yue", "wuu", "nan", "hak");

    private static final Set<Character.UnicodeScript> WIDE = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.BOPOMOFO);

    private TextColumns() {}

    /** Columns of a line in a language. */
    static int ofLine(String language) {
        return EAST_ASIAN.contains(Locale.forLanguageTag(language).getLanguage()) ? EAST_ASIAN_LINE : LINE;
    }

    /** Columns that a text takes. */
    static int of(String text) {
        return graphemes(text).stream().mapToInt(TextColumns::ofGrapheme).sum();
    }

    /** Characters as readers count them. */
    static int characters(String text) {
        return graphemes(text).size();
    }

    /** The characters of a text as readers see them: a letter with its accents, an emoji with all its parts. */
    static List<String> graphemes(String text) {
        List<String> graphemes = new ArrayList<>(text.length());
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int from = characters.first();
        for (int to = characters.next(); to != BreakIterator.DONE; to = characters.next()) {
            graphemes.add(text.substring(from, to));
            from = to;
        }
        return graphemes;
    }

    static int ofGrapheme(String grapheme) {
        return isWide(grapheme.codePointAt(0)) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        return codePoint >= 0x1100
                && (WIDE.contains(Character.UnicodeScript.of(codePoint))
                        // CJK punctuation, full-width forms, pictures
                        || (codePoint >= 0x3000 && codePoint <= 0x303F)
                        || (codePoint >= 0xFF01 && codePoint <= 0xFF60)
                        || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
                        || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF));
    }
}
