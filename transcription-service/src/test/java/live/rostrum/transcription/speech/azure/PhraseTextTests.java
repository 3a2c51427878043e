package live.rostrum.transcription.speech.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.rostrum.transcription.speech.SpokenPhrase;
import live.rostrum.transcription.speech.SpokenWord;
import org.junit.jupiter.api.Test;

/** Times of words, and the cut at what is final. */
class PhraseTextTests {

    private static final List<SpokenWord> SAID = List.of(
            new SpokenWord(0, 100, "twenty"), new SpokenWord(100, 200, "twenty"), new SpokenWord(300, 400, "six"));

    @Test
    void takesPunctuationFromTheTextAndTimesFromTheWords() {
        assertThat(WordTimes.of("Twenty, twenty six.", SAID))
                .containsExactly(
                        new SpokenWord(0, 100, "Twenty,"),
                        new SpokenWord(100, 200, "twenty"),
                        new SpokenWord(300, 400, "six."));
    }

    @Test
    void sharesTheTimesOutWhenTheCountsDiffer() {
        List<SpokenWord> words = WordTimes.of("2026", SAID);
        assertThat(words).containsExactly(new SpokenWord(0, 400, "2026"));

        List<SpokenWord> two = WordTimes.of("20 26", SAID);
        assertThat(two).extracting(SpokenWord::text).containsExactly("20", "26");
        assertThat(two.get(0).startSample()).isZero();
        assertThat(two.get(0).endSample())
                .isBetween(100L, 200L)
                .isEqualTo(two.get(1).startSample());
        assertThat(two.get(1).endSample()).isEqualTo(400);
    }

    @Test
    void knowsNoTimesWithoutWords() {
        assertThat(WordTimes.of("Hello.", List.of())).isEmpty();
        assertThat(WordTimes.of(" ", SAID)).isEmpty();
    }

    @Test
    void livesWithWordsWithoutLetters() {
        assertThat(WordTimes.of("a b", List.of(new SpokenWord(5, 9, "")))).hasSize(2);
    }

    @Test
    void leavesAPhraseWholeThatBeginsBehindWhatIsFinal() {
        SpokenPhrase phrase = phrase("Twenty, twenty six.");

        assertThat(PhraseCut.after(0, phrase)).contains(phrase);
    }

    @Test
    void cutsTheWordsThatAreFinal() {
        SpokenPhrase rest = PhraseCut.after(120, phrase("Twenty, twenty six.")).orElseThrow();

        assertThat(rest.text()).isEqualTo("twenty six.");
        assertThat(rest.startSample()).isEqualTo(120);
        assertThat(rest.endSample()).isEqualTo(400);
        assertThat(rest.words()).first().isEqualTo(new SpokenWord(120, 200, "twenty"));
        assertThat(rest.ordinal()).isEqualTo(7);
    }

    @Test
    void dropsWhatIsAllFinal() {
        assertThat(PhraseCut.after(400, phrase("Twenty, twenty six."))).isEmpty();
        assertThat(PhraseCut.after(390, phrase("Twenty, twenty six."))).isEmpty();
    }

    @Test
    void keepsTheTextOfAPhraseWithoutWords() {
        SpokenPhrase phrase = new SpokenPhrase(0, 0, 400, "en-US", "Hello there", List.of());

        assertThat(PhraseCut.after(100, phrase))
                .contains(new SpokenPhrase(0, 100, 400, "en-US", "Hello there", List.of()));
    }

    @Test
    void readsTimesOfWordsAndNothingFromABrokenAnswer() {
        assertThat(ServiceResult.words("{\"NBest\":[{\"Words\":[{\"Word\":\"hi\",\"Offset\":10,\"Duration\":5}]}]}"))
                .containsExactly(new RecognizedText.TimedWord(10, 5, "hi"));
        assertThat(ServiceResult.words("{\"NBest\":{\"Words\":3}}")).isEmpty();
        assertThat(ServiceResult.words("no json")).isEmpty();
        assertThat(ServiceResult.words(null)).isEmpty();
        assertThat(ServiceResult.words("")).isEmpty();
    }

    @Test
    void choosesOneVariantOfEachLanguage() {
        assertThat(SpokenLanguages.oneOfEach(List.of("de-AT", "en-US", "de-DE", "en-GB", "sr-Latn-RS")))
                .containsExactly("de-AT", "en-US", "sr-Latn-RS");
    }

    private static SpokenPhrase phrase(String text) {
        return new SpokenPhrase(7, 0, 400, "en-US", text, WordTimes.of(text, SAID));
    }
}
