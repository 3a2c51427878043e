package live.rostrum.transcription.cue;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes a text apart where lines may be broken (Unicode Standard Annex 14), in any script. */
final class Tokens {

    /** A quarter of an hour of speech without a pause; no provider gives more. */
    static final int LONGEST_TEXT = 5_000;

    /** Two lines of it and the line feed stay under the 200 that a cue may have, whatever the graphemes are made of. */
    static final int LONGEST_LINE_CHARACTERS = 99;

    private static final String CLOSING = "\"'\u2019\u201d\u00bb\u203a)]}\u300d\u300f\u3011\u300b\uff09";
    private static final String SENTENCE_ENDS = ".!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964";
    private static final String CLAUSE_ENDS = ",;:\u2014\u2013\u3001\uff0c\uff1b\uff1a\u060c\u061b";

    private Tokens() {}

    static List<Token> of(String text, String language) {
        String plain = plain(text);
        int columns = TextColumns.ofLine(language);
        List<String> pieces = new ArrayList<>();
        BreakIterator lines = BreakIterator.getLineInstance(Locale.forLanguageTag(language));
        lines.setText(plain);
        int from = lines.first();
        for (int to = lines.next(); to != BreakIterator.DONE; to = lines.next()) {
            cut(plain.substring(from, to), columns, pieces);
            from = to;
        }
        List<Token> tokens = new ArrayList<>(pieces.size());
        for (int index = 0; index < pieces.size(); index++) {
            String piece = pieces.get(index);
            String word = piece.stripTrailing();
            if (!word.isEmpty()) {
                String next = index + 1 < pieces.size() ? pieces.get(index + 1) : "";
                tokens.add(new Token(word, !word.equals(piece), TextColumns.of(word), ending(word, next)));
            }
        }
        return tokens;
    }

    /** One space for any white space, and no control characters or halves of characters. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), LONGEST_TEXT));
        boolean space = false;
        for (int at = 0; at < text.length() && plain.length() < LONGEST_TEXT; ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (Character.isWhitespace(codePoint) || codePoint == '\u0085') {
                space = !plain.isEmpty();
            } else if (Character.getType(codePoint) != Character.CONTROL
                    && Character.getType(codePoint) != Character.SURROGATE) {
                if (space) {
                    plain.append(' ');
                    space = false;
                }
                plain.appendCodePoint(codePoint);
            }
        }
        return plain.toString();
    }

    /** Adds a piece as it is, or what fits into a line of it, again and again. */
    private static void cut(String piece, int columns, List<String> pieces) {
        String word = piece.stripTrailing();
        if (word.length() <= Math.min(columns / 2, LONGEST_LINE_CHARACTERS)) {
            pieces.add(piece);
            return;
        }
        StringBuilder line = new StringBuilder();
        int width = 0;
        for (String whole : TextColumns.graphemes(word)) {
            String grapheme = bounded(whole);
            int wide = TextColumns.ofGrapheme(grapheme);
            if (width + wide > columns || line.length() + grapheme.length() > LONGEST_LINE_CHARACTERS) {
                pieces.add(line.toString());
                line.setLength(0);
                width = 0;
            }
            line.append(grapheme);
            width += wide;
        }
        pieces.add(line + piece.substring(word.length()));
    }

    /** A letter under a heap of accents is no text that anybody reads. */
    private static String bounded(String grapheme) {
        if (grapheme.length() <= LONGEST_LINE_CHARACTERS) {
            return grapheme;
        }
        int end = LONGEST_LINE_CHARACTERS;
        return grapheme.substring(0, Character.isHighSurrogate(grapheme.charAt(end - 1)) ? end - 1 : end);
    }

    private static Token.Ending ending(String word, String next) {
        int at = word.length() - 1;
        while (at > 0 && CLOSING.indexOf(word.charAt(at)) >= 0) {
            at--;
        }
        char last = word.charAt(at);
        if (CLAUSE_ENDS.indexOf(last) >= 0) {
            return Token.Ending.CLAUSE;
        }
        if (SENTENCE_ENDS.indexOf(last) < 0 || (last == '.' && isAbbreviation(word.substring(0, at), next))) {
            return Token.Ending.WORD;
        }
        return Token.Ending.SENTENCE;
    }

    /** Dr. Who, e.g. this, 3. May: short, or in front of a small letter. */
    private static boolean isAbbreviation(String before, String next) {
        return before.codePoints().filter(Character::isLetter).count() < 3
                || (!next.isEmpty() && Character.isLowerCase(next.codePointAt(0)));
    }
}
