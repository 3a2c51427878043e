package live.rostrum.transcription.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import live.rostrum.transcription.summary.SummaryContent.Highlight;
import live.rostrum.transcription.transcript.Phrase;
import live.rostrum.transcription.transcript.TranscriptText;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Phrases that stand for the rest, as they were said, chosen by {@link TextRank}. Not a summary: nothing understands what was said. A long event is ranked section by
 * section, so that its end is not forgotten for its beginning, and the time that takes grows with its length only.
 */
final class Highlights {

    private static final int SECTION = 400;
    private static final int MOST = 12;
    private static final int FEWEST = 3;
    private static final int ONE_OF = 12;
    private static final int FEWEST_WORDS = 4;
    private static final int LONGEST = 600;

    private Highlights() {}

    /** In the order of time; empty if too little is said. */
    static List<Highlight> of(TranscriptText text) {
        List<Phrase> phrases = text.phrases();
        List<Ranked> best = new ArrayList<>();
        int sections = Math.max(1, Math.ceilDiv(phrases.size(), SECTION));
        int most = Math.clamp(phrases.size() / ONE_OF, FEWEST, MOST);
        int each = Math.ceilDiv(most, sections);
        try (Words words = new Words(text.transcript().voice().language())) {
            for (int from = 0; from < phrases.size(); from += SECTION) {
                best.addAll(best(phrases.subList(from, Math.min(from + SECTION, phrases.size())), words, each));
            }
        }
        return best.stream()
                .sorted(Comparator.comparingDouble(Ranked::rank).reversed())
                .limit(most)
                .map(Ranked::phrase)
                .sorted(Comparator.comparingLong(phrase -> phrase.when().startTime()))
                .map(phrase -> new Highlight(
                        text.transcript().seconds(phrase.when().startTime()),
                        phrase.text()
                                .substring(0, Math.min(LONGEST, phrase.text().length()))))
                .toList();
    }

    private record Ranked(Phrase phrase, double rank) {}

    private static List<Ranked> best(List<Phrase> section, Words words, int most) {
        List<Set<String>> sentences = section.stream().map(words::of).toList();
        double[] ranks = TextRank.rank(sentences);
        Set<Set<String>> taken = new HashSet<>();
        List<Ranked> best = new ArrayList<>();
        for (int i : IntStream.range(0, section.size())
                .filter(i -> sentences.get(i).size() >= FEWEST_WORDS)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> ranks[i]).reversed())
                .toList()) {
            if (best.size() < most && taken.add(sentences.get(i))) {
                best.add(new Ranked(section.get(i), ranks[i]));
            }
        }
        return best;
    }

    /** Words of phrases, each in its own language. */
    private static final class Words implements AutoCloseable {

        private final String language;
        private final Map<String, Analyzer> analyzers = new HashMap<>();

        Words(String language) {
            this.language = language;
        }

        Set<String> of(Phrase phrase) {
            String tag = phrase.wording().language().isEmpty()
                    ? language
                    : phrase.wording().language();
            Set<String> words = new HashSet<>();
            try (TokenStream stream =
                    analyzers.computeIfAbsent(tag, LanguageAnalyzers::of).tokenStream("text", phrase.text())) {
                CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                stream.reset();
                while (stream.incrementToken()) {
                    words.add(term.toString());
                }
                stream.end();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return words;
        }

        @Override
        public void close() {
            analyzers.values().forEach(Analyzer::close);
        }
    }
}
