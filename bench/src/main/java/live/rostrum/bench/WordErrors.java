package live.rostrum.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How wrong a text was heard: the fewest words that must be replaced, added or left out to make what was said of it.
 *
 * @param errors so many
 * @param words that were said
 */
record WordErrors(int errors, int words) {

    static final WordErrors NONE = new WordErrors(0, 0);

    /** Compares without regard to capitals and punctuation. */
    static WordErrors of(String said, String heard) {
        List<String> reference = words(said);
        List<String> hypothesis = words(heard);
        int[] previous = new int[hypothesis.size() + 1];
        Arrays.setAll(previous, index -> index);
        for (int row = 1; row <= reference.size(); row++) {
            int[] current = new int[hypothesis.size() + 1];
            current[0] = row;
            for (int column = 1; column <= hypothesis.size(); column++) {
                boolean same = reference.get(row - 1).equals(hypothesis.get(column - 1));
                int replaced = previous[column - 1] + (same ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return new WordErrors(previous[hypothesis.size()], reference.size());
    }

    WordErrors plus(WordErrors other) {
        return new WordErrors(errors + other.errors, words + other.words);
    }

    /** Errors for each hundred words; may be more than 100. */
    double percent() {
        if (words == 0) {
            throw new IllegalStateException("Nothing was said");
        }
        return 100.0 * errors / words;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
