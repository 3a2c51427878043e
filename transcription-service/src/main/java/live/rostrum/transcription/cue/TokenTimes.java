package live.rostrum.transcription.cue;

import java.util.List;

/** When each token is said. What the provider does not tell is made up from the lengths of the words. */
final class TokenTimes {

    private final long[] starts;
    private final long[] ends;

    private TokenTimes(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    static TokenTimes of(List<Token> tokens, CuePhrase phrase) {
        List<CueWord> words = phrase.words().isEmpty()
                ? List.of(new CueWord(phrase.startTime(), phrase.endTime(), "-"))
                : phrase.words();
        long[] starts = new long[tokens.size()];
        long[] ends = new long[tokens.size()];
        if (isOneToOne(tokens, words)) {
            for (int index = 0; index < starts.length; index++) {
                starts[index] = words.get(index).startTime();
                ends[index] = words.get(index).endTime();
            }
        } else {
            spread(tokens, words, starts, ends);
        }
        return new TokenTimes(rising(starts, phrase.startTime()), rising(ends, phrase.startTime()));
    }

    long start(int token) {
        return starts[token];
    }

    long end(int token) {
        return Math.max(starts[token], ends[token]);
    }

    private static boolean isOneToOne(List<Token> tokens, List<CueWord> words) {
        return tokens.size() == words.size()
                && tokens.stream().limit(tokens.size() - 1L).allMatch(Token::spaceAfter);
    }

    /** Lays the letters of the text evenly over the letters of the timed words. */
    private static void spread(List<Token> tokens, List<CueWord> words, long[] starts, long[] ends) {
        double letters = tokens.stream().mapToInt(Token::columns).sum();
        double spoken = words.stream().mapToInt(TokenTimes::weight).sum();
        double before = 0;
        for (int index = 0; index < starts.length; index++) {
            double after = before + tokens.get(index).columns();
            starts[index] = at(words, before / letters * spoken, true);
            ends[index] = at(words, after / letters * spoken, false);
            before = after;
        }
    }

    /** The time when so many letters were said; where a word ends and another begins: the end, or the beginning. */
    private static long at(List<CueWord> words, double letter, boolean beginning) {
        double rest = letter;
        for (CueWord word : words) {
            int weight = weight(word);
            if (beginning ? rest < weight - 1e-6 : rest <= weight + 1e-6) {
                return word.startTime()
                        + Math.round((word.endTime() - word.startTime()) * Math.clamp(rest / weight, 0, 1));
            }
            rest -= weight;
        }
        return words.getLast().endTime();
    }

    private static int weight(CueWord word) {
        return Math.max(1, word.text().length());
    }

    private static long[] rising(long[] times, long first) {
        long latest = first;
        for (int index = 0; index < times.length; index++) {
            latest = Math.max(latest, times[index]);
            times[index] = latest;
        }
        return times;
    }
}
