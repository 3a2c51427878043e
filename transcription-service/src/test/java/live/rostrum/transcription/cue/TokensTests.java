package live.rostrum.transcription.cue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTests {

    @Test
    void takesWordsWithTheirPunctuation() {
        assertThat(texts("Well, \"this\" works; it does.", "en-US"))
                .containsExactly("Well,", "\"this\"", "works;", "it", "does.");
    }

    @Test
    void makesOneSpaceOfAnyWhiteSpaceAndDropsControls() {
        assertThat(Tokens.plain("  a\r\n\tb\u0000\u0007\u2028c\ud800 ")).isEqualTo("a b c");
    }

    @Test
    void leavesMarkupAndRightToLeftTextAsTheyAre() {
        assertThat(texts("<b>x</b> &amp;", "en")).containsExactly("<b>x</b>", "&amp;");
        assertThat(texts("مرحبا بالعالم", "ar")).containsExactly("مرحبا", "بالعالم");
    }

    @Test
    void breaksChineseBetweenCharactersButKeepsPunctuationBehind() {
        assertThat(texts("你好，世界。", "zh-CN")).containsExactly("你", "好，", "世", "界。");
    }

    @Test
    void cutsAWordThatIsLongerThanALine() {
        List<Token> tokens = Tokens.of("x".repeat(100), "en");

        assertThat(tokens).allSatisfy(token -> assertThat(token.columns()).isLessThanOrEqualTo(TextColumns.LINE));
        assertThat(String.join("", tokens.stream().map(Token::text).toList())).isEqualTo("x".repeat(100));
    }

    @Test
    void countsCharactersAsPeopleDo() {
        String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";

        assertThat(TextColumns.characters("e\u0301" + family)).isEqualTo(2);
        assertThat(TextColumns.of("e\u0301" + family)).isEqualTo(3);
    }

    @Test
    void boundsALetterUnderAHeapOfAccents() {
        List<Token> tokens = Tokens.of("a" + "\u0301".repeat(3_000), "en");

        assertThat(tokens).allSatisfy(token -> assertThat(token.text().length()).isLessThanOrEqualTo(99));
    }

    @ParameterizedTest
    @CsvSource({
        "'done. Next', SENTENCE",
        "'done.\" Next', SENTENCE",
        "'really? yes', SENTENCE",
        "'Dr. Who', WORD",
        "'approx. ten', WORD",
        "'3. May', WORD",
        "'well, yes', CLAUSE",
        "'well yes', WORD"
    })
    void knowsWhatEndsWithAWord(String text, Token.Ending ending) {
        assertThat(Tokens.of(text, "en").getFirst().ending()).isEqualTo(ending);
    }

    private static List<String> texts(String text, String language) {
        return Tokens.of(text, language).stream().map(Token::text).toList();
    }
}
