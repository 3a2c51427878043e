package live.rostrum.transcription.speech.azure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import live.rostrum.transcription.speech.SpokenPhrase;
import live.rostrum.transcription.speech.SpokenWord;

/** Leaves out of a phrase what is already final: after a new recognizer nothing may be told twice. */
final class PhraseCut {

    private PhraseCut() {}

    /** What of the phrase lies behind the position; empty: nothing. Words go by their middle. */
    static Optional<SpokenPhrase> after(long settled, SpokenPhrase phrase) {
        if (phrase.startSample() >= settled) {
            return Optional.of(phrase);
        }
        if (phrase.endSample() <= settled) {
            return Optional.empty();
        }
        List<SpokenWord> words = phrase.words().stream()
                .filter(word -> (word.startSample() + word.endSample()) / 2 >= settled)
                .map(word -> new SpokenWord(Math.max(settled, word.startSample()), word.endSample(), word.text()))
                .toList();
        if (phrase.words().isEmpty()) {
            return Optional.of(with(phrase, settled, phrase.text(), words));
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String text = words.size() == phrase.words().size()
                ? phrase.text()
                : words.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
        return Optional.of(with(phrase, words.getFirst().startSample(), text, words));
    }

    private static SpokenPhrase with(SpokenPhrase phrase, long start, String text, List<SpokenWord> words) {
        return new SpokenPhrase(phrase.ordinal(), start, phrase.endSample(), phrase.language(), text, words);
    }
}
