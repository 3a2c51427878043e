package live.rostrum.transcription.cue;

import java.util.List;

/**
 * The lines of one cue.
 *
 * @param text one or two lines, parted by a line feed
 * @param inFirst how many tokens are in the first line
 */
record CueLines(String text, int inFirst) {

    /** Whether tokens fit into two lines. */
    static boolean fit(List<Token> tokens, int columns) {
        int first = filled(tokens, 0, columns);
        return first + filled(tokens, first, columns) == tokens.size();
    }

    /** As many tokens in the first line as fit: it stays as it is while words are added. */
    static CueLines filling(List<Token> tokens, int columns) {
        return parted(tokens, filled(tokens, 0, columns));
    }

    /** The same first line as before, if it still goes. */
    static CueLines keeping(List<Token> tokens, int inFirst, int columns) {
        boolean goes = inFirst > 0
                && inFirst < tokens.size()
                && filled(tokens, 0, columns) >= inFirst
                && filled(tokens, inFirst, columns) == tokens.size() - inFirst;
        return goes ? parted(tokens, inFirst) : filling(tokens, columns);
    }

    /** One line if that is enough, else two of about the same length, broken where it reads well. */
    static CueLines balanced(List<Token> tokens, int columns) {
        int most = filled(tokens, 0, columns);
        if (most == tokens.size()) {
            return parted(tokens, most);
        }
        int best = most;
        int least = Integer.MAX_VALUE;
        for (int inFirst = most;
                inFirst > 0 && filled(tokens, inFirst, columns) == tokens.size() - inFirst;
                inFirst--) {
            int cost = Math.abs(TextColumns.of(text(tokens.subList(0, inFirst)))
                            - TextColumns.of(text(tokens.subList(inFirst, tokens.size()))))
                    - worth(tokens.get(inFirst - 1).ending());
            if (cost < least) {
                least = cost;
                best = inFirst;
            }
        }
        return parted(tokens, best);
    }

    /** What a break there is worth, in columns of imbalance. */
    private static int worth(Token.Ending ending) {
        return switch (ending) {
            case WORD -> 0;
            case CLAUSE -> 12;
            case SENTENCE -> 24;
        };
    }

    private static CueLines parted(List<Token> tokens, int inFirst) {
        String first = text(tokens.subList(0, inFirst));
        return inFirst == tokens.size()
                ? new CueLines(first, inFirst)
                : new CueLines(first + "\n" + text(tokens.subList(inFirst, tokens.size())), inFirst);
    }

    /** How many tokens from one on go into a line; at least one, since none is longer than a line. */
    private static int filled(List<Token> tokens, int from, int columns) {
        int width = 0;
        int length = 0;
        for (int at = from; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (at > from
                    && (width + token.columns() > columns
                            || length + token.text().length() > Tokens.LONGEST_LINE_CHARACTERS)) {
                return at - from;
            }
            int space = token.spaceAfter() ? 1 : 0;
            width += token.columns() + space;
            length += token.text().length() + space;
        }
        return tokens.size() - from;
    }

    private static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            text.append(token.text());
            if (token.spaceAfter()) {
                text.append(' ');
            }
        }
        return text.toString().stripTrailing();
    }
}
