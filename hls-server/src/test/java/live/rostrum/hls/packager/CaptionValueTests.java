package live.rostrum.hls.packager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a language and a cue may be. */
class CaptionValueTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US      | captions-en-us      | en-US      | English (US)
            EN-us      | captions-en-us      | en-US      | English (US)
            de         | captions-de         | de         | Deutsch
            pt-BR      | captions-pt-br      | pt-BR      | Português (BR)
            he-IL      | captions-he-il      | he-IL      | עברית (IL)
            zh-Hant-TW | captions-zh-hant-tw | zh-Hant-TW | 中文 (TW)
            sr-Latn    | captions-sr-latn    | sr-Latn    | Srpski (Latn)
            """)
    void aLanguageHasAFolderAndCallsItselfByItsOwnName(String tag, String folder, String language, String label) {
        CaptionPlan plan = CaptionPlan.of(tag).orElseThrow();

        assertThat(plan.name()).isEqualTo(folder);
        assertThat(plan.language()).isEqualTo(language);
        assertThat(plan.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "english language",
                "../up",
                "x-mine",
                "und",
                "en_US",
                "e",
                "en\n",
                "en-US-x-12345678-12345678-12345678-1"
            })
    void anythingElseIsNoLanguage(String tag) {
        assertThat(CaptionPlan.of(tag)).isEmpty();
    }

    @Test
    void aCueLosesWhatWouldEndItOrCannotBeShown() {
        assertThat(Cues.cue("a", 0, 1, " one \r\n\n \n\ttwo\u0000\u001b\u0085 ", true)
                        .text())
                .isEqualTo("one\ntwo");
        assertThat(Cues.cue("a", 0, 1, " \n\r\t", true).text()).isEmpty();
    }

    @Test
    void aCueHasBounds() {
        assertThatThrownBy(() -> Cues.cue("a", 1, 0.999, "x", true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cues.cue("a", 0, 61, "x", true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cues.cue("", 0, 1, "x", true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cues.cue("a\tb", 0, 1, "x", true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cues.cue("a", 0, 1, "x".repeat(201), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("200");
        assertThat(Cues.cue("a", 0, 60, "x".repeat(200), true).text()).hasSize(200);
    }
}
