package live.rostrum.transcription.cue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class CueTimelineTests {

    private static final long T = 1_700_000_000_000L;

    private final CueTimeline cues = new CueTimeline();

    @Test
    void showsAPhraseUnderOneIdFromPartialToFinal() {
        List<DisplayCue> first = cues.partial(phrase("p", 0, 800, "hello"), 0);
        List<DisplayCue> second = cues.partial(phrase("p", 0, 1_400, "hello world"), 500);
        List<DisplayCue> last = cues.finalPhrase(phrase("p", 0, 1_500, "Hello, world."));

        assertThat(first).containsExactly(new DisplayCue("p.0", "en-US", T, T + 2_800, "hello", false));
        assertThat(second).extracting(DisplayCue::id, DisplayCue::text).containsExactly(tuple("p.0", "hello world"));
        assertThat(last).containsExactly(new DisplayCue("p.0", "en-US", T, T + 1_500, "Hello, world.", true));
    }

    @Test
    void breaksAtTheEndOfASentence() {
        List<String> texts = finalTexts(
                "One is here and it is a rather long sentence, too. The second sentence is here, and it is long.");

        assertThat(texts)
                .containsExactly(
                        "One is here and it is a\nrather long sentence, too.",
                        "The second sentence is here,\nand it is long.");
    }

    @Test
    void breaksAtTheEndOfAClauseWhereThereIsNoSentence() {
        List<String> texts = finalTexts("We had thought of everything that there was to be thought of in those days,"
                + " but the weather had not been told of it by anybody");

        assertThat(texts.getFirst()).endsWith("those days,");
    }

    @Test
    void breaksBetweenWordsWhereThereIsNothingBetter() {
        List<String> texts = finalTexts("words ".repeat(30).strip());

        assertThat(String.join(" ", texts).replace('\n', ' '))
                .isEqualTo("words ".repeat(30).strip());
        assertThat(texts)
                .hasSizeGreaterThan(1)
                .allSatisfy(text -> assertThat(text.lines())
                        .hasSizeLessThanOrEqualTo(2)
                        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(42)));
    }

    @Test
    void putsSixteenWideCharactersInALine() {
        List<DisplayCue> shown = cues.finalPhrase(
                new CuePhrase("p", T, T + 12_000, "ja-JP", "これはとても長い日本語の文章ですから、二行に分けて表示しなければなりません。", List.of()));

        assertThat(shown)
                .hasSizeGreaterThan(1)
                .allSatisfy(cue -> assertThat(cue.text().lines())
                        .hasSizeLessThanOrEqualTo(2)
                        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(16)));
        assertThat(shown).noneSatisfy(cue -> assertThat(cue.text()).startsWith("、"));
    }

    @Test
    void takesTheTimesOfWordsWhereTheyAreKnown() {
        List<CueWord> words = new ArrayList<>();
        for (int index = 0; index < 20; index++) {
            words.add(new CueWord(T + index * 1_000L, T + index * 1_000L + 400, "wording"));
        }

        List<DisplayCue> shown =
                cues.finalPhrase(new CuePhrase("p", T, T + 20_000, "en", "wording ".repeat(20), words));

        assertThat(shown).extracting(DisplayCue::startTime).containsExactly(T, T + 7_000, T + 14_000);
        assertThat(shown.getLast().endTime()).isEqualTo(T + 19_400);
    }

    @Test
    void layersTheTextOverTimedWordsThatAreWrittenOtherwise() {
        List<CueWord> words = List.of(
                new CueWord(T, T + 500, "twenty"),
                new CueWord(T + 500, T + 1_000, "five"),
                new CueWord(T + 1_000, T + 1_600, "euros"));

        List<DisplayCue> shown = cues.finalPhrase(new CuePhrase("p", T, T + 9_500, "en", "25 euros.", words));

        assertThat(shown).containsExactly(new DisplayCue("p.0", "en", T, T + 1_600, "25 euros.", true));
    }

    @Test
    void staysASecondAtLeastAndSevenAtMost() {
        assertThat(cues.finalPhrase(phrase("a", 0, 200, "Yes.")))
                .extracting(DisplayCue::endTime)
                .containsExactly(T + 1_000);
        assertThat(cues.finalPhrase(phrase("b", 20_000, 40_000, "Aaah")))
                .extracting(DisplayCue::endTime)
                .containsExactly(T + 27_000);
    }

    @Test
    void holdsWhatWasSaidFastUntilItCanBeRead() {
        String text = "sixty three characters that were said within half a second, once";

        DisplayCue cue = cues.finalPhrase(phrase("p", 0, 500, text)).getFirst();

        assertThat(cue.endTime() - cue.startTime())
                .isBetween(text.length() * 1_000L / 21, text.length() * 1_000L / 21 + 50);
    }

    @Test
    void holdsNothingInTheWayOfWhatFollows() {
        DisplayCue held = cues.finalPhrase(phrase("a", 0, 500, "A text that takes some time to be read by anybody"))
                .getFirst();
        List<DisplayCue> next = cues.partial(phrase("b", 1_200, 1_500, "next"), 0);

        assertThat(next)
                .containsExactly(
                        held.endingAt(T + 1_200), new DisplayCue("b.0", "en-US", T + 1_200, T + 3_500, "next", false));
    }

    @Test
    void letsEachCueBeSeenForASecondBeforeTheNext() {
        cues.finalPhrase(phrase("a", 0, 300, "One."));

        List<DisplayCue> next = cues.finalPhrase(phrase("b", 300, 600, "Two."));

        assertThat(next).extracting(DisplayCue::startTime).containsExactly(T + 1_000);
    }

    @Test
    void movesNothingThatIsShownWhileTextIsAdded() {
        String text =
                "and so it goes on and on. It never stops for anything at all, and nobody knows when or whether it will ever end";
        String[] words = text.split(" ", -1);
        List<DisplayCue> latest = new ArrayList<>();

        for (int count = 1; count <= words.length; count++) {
            String grown = String.join(" ", List.of(words).subList(0, count));
            for (DisplayCue change : cues.partial(phrase("p", 0, count * 300L, grown), count * 300L)) {
                int index = Integer.parseInt(change.id().substring(2));
                if (index < latest.size()) {
                    assertThat(change.text()).startsWith(latest.get(index).text());
                    assertThat(change.startTime()).isEqualTo(latest.get(index).startTime());
                    latest.set(index, change);
                } else {
                    latest.add(change);
                }
            }
        }

        assertThat(latest).hasSizeGreaterThan(1);
        assertThat(String.join(" ", latest.stream().map(DisplayCue::text).toList())
                        .replace('\n', ' '))
                .isEqualTo(text);
    }

    @Test
    void keepsTheBreaksThatWereShownWhenPunctuationComes() {
        String plain =
                "so this is what we have been looking for all the time it was under the table and nobody had seen it there";
        List<DisplayCue> shown = cues.partial(phrase("p", 0, 6_000, plain), 0);

        List<DisplayCue> done = cues.finalPhrase(
                phrase(
                        "p",
                        0,
                        6_000,
                        "So this is what we have been looking for all the time. It was under the table, and nobody had seen it there."));

        assertThat(done).hasSameSizeAs(shown);
        for (int index = 0; index < done.size(); index++) {
            assertThat(bare(done.get(index))).isEqualTo(bare(shown.get(index)));
        }
    }

    @Test
    void withdrawsWhatIsLeftOver() {
        cues.partial(
                phrase(
                        "p",
                        0,
                        9_000,
                        "this is much longer than what it is going to be in the end, since most of it was noise"),
                0);

        List<DisplayCue> done = cues.finalPhrase(phrase("p", 0, 2_000, "This is much longer."));

        assertThat(done)
                .extracting(DisplayCue::id, DisplayCue::text, DisplayCue::isFinal)
                .containsExactly(tuple("p.0", "This is much longer.", true), tuple("p.1", "", true));
    }

    @Test
    void withdrawsAllOfAPhraseThatWasNone() {
        cues.partial(phrase("p", 0, 500, "uh"), 0);

        assertThat(cues.finalPhrase(phrase("p", 0, 500, "")))
                .extracting(DisplayCue::id, DisplayCue::text)
                .containsExactly(tuple("p.0", ""));
    }

    @Test
    void withdrawsOpenPhrasesWhenTheirSessionIsGone() {
        cues.partial(phrase("p", 0, 500, "half a"), 0);

        assertThat(cues.abandon())
                .extracting(DisplayCue::id, DisplayCue::text, DisplayCue::isFinal)
                .containsExactly(tuple("p.0", "", false));
        assertThat(cues.abandon()).isEmpty();
    }

    @Test
    void sendsPartialsFiveTimesASecondAtMost() {
        assertThat(cues.partial(phrase("p", 0, 100, "a"), 0)).hasSize(1);
        assertThat(cues.partial(phrase("p", 0, 150, "a b"), 50)).isEmpty();
        assertThat(cues.partial(phrase("p", 0, 200, "a b c"), 100)).isEmpty();
        assertThat(cues.dueAtMs()).isEqualTo(OptionalLong.of(200));
        assertThat(cues.due(199)).isEmpty();

        assertThat(cues.due(200)).extracting(DisplayCue::text).containsExactly("a b c");
        assertThat(cues.dueAtMs()).isEmpty();
    }

    @Test
    void sendsNothingForTheSameText() {
        cues.partial(phrase("p", 0, 100, "same"), 0);

        assertThat(cues.partial(phrase("p", 0, 900, "same"), 1_000)).isEmpty();
    }

    @Test
    void replacesNoFinalByAPartialAndRepeatsNone() {
        cues.finalPhrase(phrase("p", 0, 500, "Done."));

        assertThat(cues.partial(phrase("p", 0, 600, "done or not"), 1_000)).isEmpty();
        assertThat(cues.due(5_000)).isEmpty();
        assertThat(cues.finalPhrase(phrase("p", 0, 600, "Done again."))).isEmpty();
    }

    private List<String> finalTexts(String text) {
        return cues.finalPhrase(phrase("p", 0, text.length() * 60L, text)).stream()
                .map(DisplayCue::text)
                .toList();
    }

    private static String bare(DisplayCue cue) {
        return cue.text().replaceAll("[.,]", "").toLowerCase(Locale.ROOT);
    }

    private static CuePhrase phrase(String id, long from, long to, String text) {
        return new CuePhrase(id, T + from, T + to, "en-US", text, List.of());
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }
}
