package live.rostrum.transcription.cue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of phrases of any words, growing, changing and ending: what holds for all cues. */
class CueFuzzTests {

    private static final long T = 1_700_000_000_000L;

    private static final String[] WORDS = {
        "a",
        "of",
        "Dr.",
        "well,",
        "end.",
        "\"quoted\"",
        "extraordinarily",
        "don't",
        "3.14",
        "x".repeat(60),
        "–",
        "...",
        "why?",
        "日本語の文。",
        "مرحبا",
        "e\u0301".repeat(9),
        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
        "<b>&",
        "ทดสอบภาษาไทย",
        "\u0007"
    };

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ja-JP", "ar", "th", "xx-nonsense"})
    void cuesAreAlwaysFitToBeRead(String language) {
        Random random = new Random(language.hashCode());
        CueTimeline cues = new CueTimeline();
        long start = T;
        long now = 0;
        Map<String, DisplayCue> screen = new LinkedHashMap<>();
        for (int phrase = 0; phrase < 400; phrase++) {
            StringBuilder text = new StringBuilder();
            List<CueWord> words = new ArrayList<>();
            long time = start;
            int count = random.nextInt(60);
            for (int index = 0; index < count; index++) {
                String word = WORDS[random.nextInt(WORDS.length)];
                text.append(word).append(random.nextInt(4) == 0 ? "" : " ");
                long end = time + random.nextInt(900);
                words.add(new CueWord(time, end, word));
                time = end + (random.nextInt(30) == 0 ? 4_000 : random.nextInt(100));
                if (random.nextInt(3) == 0) {
                    now += random.nextInt(300);
                    apply(
                            cues.partial(
                                    new CuePhrase(phrase + "", start, time, language, text.toString(), words), now),
                            screen);
                }
                if (random.nextInt(40) == 0) {
                    text.setLength(random.nextInt(text.length() + 1));
                }
            }
            List<CueWord> known = random.nextBoolean() ? words : List.of();
            List<DisplayCue> done =
                    cues.finalPhrase(new CuePhrase(phrase + "", start, time, language, text.toString(), known));
            apply(done, screen);
            assertThat(said(done, phrase)).isEqualTo(letters(text.toString()));
            start = time + random.nextInt(3_000);
        }
        assertThat(cues.due(now + 1_000)).isEmpty();
        List<DisplayCue> all =
                screen.values().stream().filter(cue -> !cue.text().isEmpty()).toList();
        assertThat(all).hasSizeGreaterThan(400).allSatisfy(cue -> {
            assertThat(cue.isFinal()).isTrue();
            assertThat(cue.endTime() - cue.startTime()).isBetween(1_000L, 7_000L);
        });
        for (int index = 1; index < all.size(); index++) {
            assertThat(all.get(index).startTime())
                    .isGreaterThanOrEqualTo(all.get(index - 1).endTime());
        }
    }

    private static void apply(List<DisplayCue> changes, Map<String, DisplayCue> screen) {
        for (DisplayCue change : changes) {
            DisplayCue before = screen.put(change.id(), change);
            assertThat(before != null && before.isFinal() && !change.isFinal()).isFalse();
            assertThat(change.text().length()).isLessThanOrEqualTo(200);
            assertThat(change.text().lines().toList())
                    .hasSizeLessThanOrEqualTo(2)
                    .allSatisfy(line -> assertThat(TextColumns.of(line))
                            .isLessThanOrEqualTo(TextColumns.ofLine(change.language())));
        }
    }

    private static String said(List<DisplayCue> cues, int phrase) {
        StringBuilder text = new StringBuilder();
        cues.stream().filter(cue -> cue.id().startsWith(phrase + ".")).forEach(cue -> text.append(cue.text()));
        return letters(text.toString());
    }

    private static String letters(String text) {
        return Tokens.plain(text).replace(" ", "");
    }
}
