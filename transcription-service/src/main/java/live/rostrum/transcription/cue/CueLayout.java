package live.rostrum.transcription.cue;

import java.util.ArrayList;
import java.util.List;

/** Parts the text of a phrase into cues, again and again as it grows, so that what was shown stays where it is. */
final class CueLayout {

    private List<Piece> pieces = List.of();

    /**
     * A part of a phrase that is shown at one time.
     *
     * @param bare its words without punctuation
     * @param lines how it is shown
     * @param startTime when it is said, in epoch milliseconds
     * @param endTime when it has been said, in epoch milliseconds
     */
    record Piece(List<String> bare, CueLines lines, long startTime, long endTime) {}

    /** The parts of the phrase as it is known now. */
    List<Piece> lay(CuePhrase phrase, boolean isFinal) {
        List<Token> tokens = Tokens.of(phrase.text(), phrase.language());
        TokenTimes times = TokenTimes.of(tokens, phrase);
        int columns = TextColumns.ofLine(phrase.language());
        CueBreaks breaks = new CueBreaks(tokens, times, columns);
        List<String> bare = tokens.stream().map(Token::bare).toList();
        List<Piece> laid = new ArrayList<>();
        for (int from = 0; from < tokens.size(); ) {
            int same = common(laid.size(), bare.subList(from, bare.size()));
            int to = end(laid.size(), from, same, breaks);
            CueLines lines = lines(laid.size(), tokens.subList(from, to), same, columns, isFinal);
            laid.add(new Piece(bare.subList(from, to), lines, times.start(from), times.end(to - 1)));
            from = to;
        }
        pieces = laid;
        return laid;
    }

    /** How many words a part still begins with as it did. */
    private int common(int index, List<String> bare) {
        if (index >= pieces.size()) {
            return 0;
        }
        List<String> known = pieces.get(index).bare();
        int same = 0;
        while (same < known.size() && same < bare.size() && known.get(same).equals(bare.get(same))) {
            same++;
        }
        return same;
    }

    private int end(int index, int from, int same, CueBreaks breaks) {
        boolean wasClosed = index < pieces.size() - 1;
        if (wasClosed && same == pieces.get(index).bare().size() && breaks.fits(from, from + same)) {
            return from + same;
        }
        return breaks.end(from, from + same);
    }

    private CueLines lines(int index, List<Token> tokens, int same, int columns, boolean isFinal) {
        if (index < pieces.size() && pieces.get(index).lines().inFirst() <= same) {
            CueLines before = pieces.get(index).lines();
            boolean hadTwo = before.inFirst() < pieces.get(index).bare().size();
            return hadTwo ? CueLines.keeping(tokens, before.inFirst(), columns) : CueLines.filling(tokens, columns);
        }
        return isFinal ? CueLines.balanced(tokens, columns) : CueLines.filling(tokens, columns);
    }
}
