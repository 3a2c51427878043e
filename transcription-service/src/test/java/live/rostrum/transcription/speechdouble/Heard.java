package live.rostrum.transcription.speechdouble;

import java.util.List;
import java.util.stream.Collectors;

/** What is understood. Positions count the samples of the turn. */
sealed interface Heard {

    /** As far as it is understood now. */
    record Hypothesis(Utterance utterance) implements Heard {}

    /** For good. */
    record Phrase(Utterance utterance) implements Heard {}

    /** Nobody has said anything. */
    record Silence(long startSample, long endSample) implements Heard {}

    /**
     * Some words.
     *
     * @param language BCP 47 tag; empty: the one that was asked for
     * @param words at least one
     */
    record Utterance(String language, List<Word> words) {

        public Utterance {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("nothing was said");
            }
        }

        long startSample() {
            return words.getFirst().startSample();
        }

        long endSample() {
            return words.getLast().endSample();
        }

        String text() {
            return words.stream().map(Word::text).collect(Collectors.joining(" "));
        }
    }

    /** One of them. */
    record Word(long startSample, long endSample, String text) {}
}
