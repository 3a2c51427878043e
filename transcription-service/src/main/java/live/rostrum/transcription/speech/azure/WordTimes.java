package live.rostrum.transcription.speech.azure;

import java.util.ArrayList;
import java.util.List;
import live.rostrum.transcription.speech.SpokenWord;

/**
 * Gives the words of a text, as they are read, the times of the words as they were said. The service tells times of what was said ("twenty twenty six"),
 * and the text is written otherwise ("2026."), so that the counts may differ: then the times go by the share of letters.
 */
final class WordTimes {

    private WordTimes() {}

    /**
     * The words of the text with times.
     *
     * @param text as it is read
     * @param said in order; empty: nothing is known, and nothing is told
     */
    static List<SpokenWord> of(String text, List<SpokenWord> said) {
        if (said.isEmpty() || text.isBlank()) {
            return List.of();
        }
        List<String> read = List.of(text.strip().split("\\s+", -1));
        return read.size() == said.size() ? oneByOne(read, said) : byShare(read, said);
    }

    private static List<SpokenWord> oneByOne(List<String> read, List<SpokenWord> said) {
        List<SpokenWord> words = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            words.add(new SpokenWord(said.get(i).startSample(), said.get(i).endSample(), read.get(i)));
        }
        return words;
    }

    private static List<SpokenWord> byShare(List<String> read, List<SpokenWord> said) {
        double lettersRead = read.stream().mapToInt(String::length).sum();
        List<SpokenWord> words = new ArrayList<>(read.size());
        int before = 0;
        for (String word : read) {
            long start = at(before / lettersRead, said, true);
            before += word.length();
            words.add(new SpokenWord(start, Math.max(start, at(before / lettersRead, said, false)), word));
        }
        return words;
    }

    /** When so large a share of all letters had been said. */
    private static long at(double share, List<SpokenWord> said, boolean start) {
        double letters =
                share * said.stream().mapToInt(word -> word.text().length()).sum();
        double before = 0;
        for (SpokenWord word : said) {
            int length = word.text().length();
            if (start ? letters < before + length : letters <= before + length) {
                double within = length == 0 ? 0 : Math.max(0, letters - before) / length;
                return word.startSample() + Math.round(within * (word.endSample() - word.startSample()));
            }
            before += length;
        }
        return said.getLast().endSample();
    }
}
