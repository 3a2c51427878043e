package live.rostrum.transcription.cue;

import java.util.List;

/**
 * Where a cue ends and the next begins: at a sentence's end, else at a clause's, else at a word's. It is decided from left to right, so that words
 * that are added later move nothing that stands on the screen already.
 */
final class CueBreaks {

    static final long LONGEST_MS = 7_000;

    /** Behind such a pause a new cue begins. */
    private static final long PAUSE_MS = 1_500;

    private final List<Token> tokens;
    private final TokenTimes times;
    private final int columns;

    CueBreaks(List<Token> tokens, TokenTimes times, int columns) {
        this.tokens = tokens;
        this.times = times;
        this.columns = columns;
    }

    /**
     * End of the cue that begins with a token.
     *
     * @param from its first token
     * @param shown no token before this one leaves the cue, if that can be: they stand on the screen
     */
    int end(int from, int shown) {
        int width = 0;
        for (int at = from + 1; at < tokens.size(); at++) {
            Token before = tokens.get(at - 1);
            width += before.columns() + (before.spaceAfter() ? 1 : 0);
            if (!fits(from, at + 1)) {
                return best(from, at, shown);
            }
            boolean sentence = before.ending() == Token.Ending.SENTENCE && width >= columns;
            boolean pause = times.start(at) - times.end(at - 1) >= PAUSE_MS;
            if (at >= shown && (sentence || pause)) {
                return at;
            }
        }
        return tokens.size();
    }

    /** Whether tokens may stand together. One alone always may. */
    boolean fits(int from, int to) {
        return to - from == 1
                || (CueLines.fit(tokens.subList(from, to), columns)
                        && times.end(to - 1) - times.start(from) <= LONGEST_MS);
    }

    /** The last good place at or before the one where it must end; a cue is at least half a line long for it, or a whole one. */
    private int best(int from, int last, int shown) {
        for (Token.Ending wanted : List.of(Token.Ending.SENTENCE, Token.Ending.CLAUSE)) {
            int enough = wanted == Token.Ending.SENTENCE ? columns / 2 : columns;
            for (int at = last; at > from && at >= shown && width(from, at) >= enough; at--) {
                if (tokens.get(at - 1).ending() == wanted) {
                    return at;
                }
            }
        }
        return last;
    }

    private int width(int from, int to) {
        return tokens.subList(from, to).stream()
                .mapToInt(token -> token.columns() + (token.spaceAfter() ? 1 : 0))
                .sum();
    }
}
