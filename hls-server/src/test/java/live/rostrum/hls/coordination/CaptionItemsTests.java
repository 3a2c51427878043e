package live.rostrum.hls.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.rostrum.hls.packager.CaptionCue;
import live.rostrum.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class CaptionItemsTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ITEM =
            "{\"id\": \"a:1\", \"language\": \"en-US\", \"startTime\": 1000, \"endTime\": 2000.6, \"text\": \"Hello\"}";

    @Test
    void readsCuesAndLeavesAloneWhatItDoesNotKnow() {
        String body = "{\"version\": 2, \"items\": [" + ITEM + ", "
                + ITEM.replace("\"text\": \"Hello\"", "\"text\": \"\", \"final\": true, \"colour\": \"red\"") + "]}";

        assertThat(CaptionItems.read(body, JSON))
                .containsExactly(
                        new CaptionCue(
                                "a:1",
                                "en-US",
                                Instant.ofEpochMilli(1_000),
                                Instant.ofEpochMilli(2_001),
                                "Hello",
                                false),
                        new CaptionCue(
                                "a:1", "en-US", Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(2_001), "", true));
    }

    @Test
    void takesAHundredAndNotOneMore() {
        assertThat(CaptionItems.read(items(100), JSON)).hasSize(100);
        assertThatThrownBy(() -> CaptionItems.read(items(101), JSON))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("1 to 100");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badBodies")
    void saysWhichFieldIsWrong(String body, String told) {
        assertThatThrownBy(() -> CaptionItems.read(body, JSON))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.problem().type().status()).isEqualTo(400);
                    assertThat(problem.getMessage()).contains(told);
                });
    }

    static Stream<Arguments> badBodies() {
        return Stream.of(
                Arguments.of("", "malformed-json"),
                Arguments.of("null", "items"),
                Arguments.of("[]", "malformed-json"),
                Arguments.of("{}", "items"),
                Arguments.of("{\"items\": {}}", "items: must be a list"),
                Arguments.of("{\"items\": [7]}", "items[0]"),
                Arguments.of(with("\"id\": \"a:1\"", "\"id\": null"), "items[0]: must have id"),
                Arguments.of(with("1000", "-1"), "items[0].startTime: must be a time"),
                Arguments.of(with("1000", "\"soon\""), "startTime"),
                Arguments.of(with("2000.6", "1e300"), "items[0].endTime: must be a time"),
                Arguments.of(with("2000.6", "999"), "items[0]: A cue does not end before its start"),
                Arguments.of(with("Hello", "x".repeat(201)), "items[0]: A cue has at most 200 characters"),
                Arguments.of(with("en-US", "../en"), "items[0]: A cue has an id"));
    }

    private static String with(String old, String replacement) {
        return "{\"items\": [" + ITEM.replace(old, replacement) + "]}";
    }

    private static String items(int count) {
        return IntStream.range(0, count).mapToObj(i -> ITEM).collect(Collectors.joining(",", "{\"items\": [", "]}"));
    }
}
