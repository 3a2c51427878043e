package live.rostrum.transcription.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.rostrum.transcription.search.SearchTerms.Group;
import org.junit.jupiter.api.Test;

class SearchTermsTests {

    private final SpokenAnalyzer analyzer = new SpokenAnalyzer();

    @Test
    void takesTheLastWordForABeginning() {
        assertThat(parse("Große Schiffe fah").groups())
                .containsExactly(word("grosse", false), word("schiffe", false), word("fah", true));
        assertThat(parse("schiffe ").groups()).containsExactly(word("schiffe", false));
    }

    @Test
    void takesQuotesForWhatStandsSo() {
        assertThat(parse("a \"Guten Morgen\" b").groups())
                .containsExactly(word("a", false), new Group(List.of("guten", "morgen"), false), word("b", true));
        assertThat(parse("\"open end").groups()).containsExactly(new Group(List.of("open", "end"), false));
        assertThat(parse("\u201eGuten Morgen\u201c").groups())
                .containsExactly(new Group(List.of("guten", "morgen"), false));
    }

    @Test
    void takesWritingWithoutSpacesForOneAfterAnother() {
        assertThat(parse("\u6771\u4eac").groups()).containsExactly(new Group(List.of("\u6771", "\u4eac"), true));
    }

    @Test
    void findsNothingToLookForInSigns() {
        assertThat(parse("?! \"--\" *").isEmpty()).isTrue();
    }

    @Test
    void marksWordsWhereTheyStand() {
        assertThat(marks("ships", "Ships, shipments and SHIPS")).containsExactly(List.of(0, 5), List.of(21, 26));
        assertThat(marks("ship", "Ships, shipments")).containsExactly(List.of(0, 5), List.of(7, 16));
        assertThat(marks("\"the end\"", "The beginning, the end")).containsExactly(List.of(15, 22));
        assertThat(marks("cafe", "Un caf\u00e9 \ud83d\ude00 caf\u00e9"))
                .containsExactly(List.of(3, 7), List.of(11, 15));
        assertThat(marks("\"a b\" \"b c\"", "a b c")).containsExactly(List.of(0, 3), List.of(3, 5));
    }

    private SearchTerms parse(String typed) {
        return SearchTerms.parse(typed, analyzer);
    }

    private List<List<Integer>> marks(String typed, String text) {
        return parse(typed).marks(text, analyzer);
    }

    private static Group word(String term, boolean prefix) {
        return new Group(List.of(term), prefix);
    }
}
