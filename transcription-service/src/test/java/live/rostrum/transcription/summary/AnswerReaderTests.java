package live.rostrum.transcription.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import live.rostrum.transcription.summary.AnswerReader.MisfitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTests {

    private static final String GOOD = "{\"overview\":\"O\",\"keyPoints\":[\"K\",\" \"],\"decisions\":[],"
            + "\"actionItems\":[{\"text\":\"A\",\"owner\":null},{\"text\":\"B\",\"owner\":\"Ada\"}],"
            + "\"chapters\":[{\"startSeconds\":90,\"title\":\"Two\"},{\"startSeconds\":8,\"title\":\"One\"}],\"more\":1}";

    private final AnswerReader reader = new AnswerReader(10, 100);

    @Test
    void readsWhatFits() throws MisfitException {
        SummaryContent content = reader.read("Sure!\n```json\n" + GOOD + "\n```", false);

        assertThat(content.overview()).isEqualTo("O");
        assertThat(content.keyPoints()).containsExactly("K");
        assertThat(content.actionItems())
                .containsExactly(new SummaryContent.ActionItem("A", null), new SummaryContent.ActionItem("B", "Ada"));
        assertThat(content.chapters())
                .containsExactly(new SummaryContent.Chapter(10, "One"), new SummaryContent.Chapter(90, "Two"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HACKED",
                "{}",
                "[]",
                "{\"overview\":",
                "{\"overview\":\" \",\"keyPoints\":[],\"decisions\":[],\"actionItems\":[],\"chapters\":[]}",
                "{\"overview\":1,\"keyPoints\":[],\"decisions\":[],\"actionItems\":[],\"chapters\":[]}",
                "{\"overview\":\"O\",\"keyPoints\":[1],\"decisions\":[],\"actionItems\":[],\"chapters\":[]}",
                "{\"overview\":\"O\",\"keyPoints\":\"K\",\"decisions\":[],\"actionItems\":[],\"chapters\":[]}",
                "{\"overview\":\"O\",\"keyPoints\":[],\"decisions\":[],\"actionItems\":[\"A\"],\"chapters\":[]}",
                "{\"overview\":\"O\",\"keyPoints\":[],\"decisions\":[],\"actionItems\":[],\"chapters\":[{\"title\":\"T\"}]}"
            })
    void refusesWhatDoesNot(String answer) {
        assertThatThrownBy(() -> reader.read(answer, true)).isInstanceOf(MisfitException.class);
    }

    @Test
    void wantsChaptersWithinTheTranscript() throws MisfitException {
        String late = GOOD.replace(":90,", ":101,");

        assertThatThrownBy(() -> reader.read(late, false)).hasMessageContaining("between second 10 and 100");
        assertThat(reader.read(late, true).chapters()).containsExactly(new SummaryContent.Chapter(10, "One"));
    }

    @Test
    void cutsWhatIsTooLong() throws MisfitException {
        String points = "\"" + "x".repeat(10_000) + "\",".repeat(1) + "\"y\",".repeat(99) + "\"z\"";
        SummaryContent content = reader.read(
                GOOD.replace("\"K\",\" \"", points).replace("\"O\"", "\"" + "\ud83d\ude00".repeat(9_000) + "\""),
                false);

        assertThat(content.keyPoints()).hasSize(40);
        assertThat(content.keyPoints().getFirst()).hasSize(600);
        assertThat(content.overview()).hasSize(6_000).endsWith("\ud83d\ude00");
    }

    @Test
    void failsInOneWayOnly() {
        Random random = new Random(3);
        for (int run = 0; run < 5_000; run++) {
            StringBuilder broken = new StringBuilder(GOOD);
            for (int i = random.nextInt(6); i >= 0; i--) {
                int at = random.nextInt(broken.length());
                if (random.nextBoolean()) {
                    broken.deleteCharAt(at);
                } else {
                    broken.setCharAt(at, "{}[]\":,0e-\\nul".charAt(random.nextInt(14)));
                }
            }
            assertThat(List.of("read", "misfit")).contains(outcome(broken.toString()));
        }
    }

    private String outcome(String answer) {
        try {
            var _ = reader.read(answer, random(answer));
            return "read";
        } catch (MisfitException e) {
            return "misfit";
        }
    }

    private static boolean random(String of) {
        return of.hashCode() % 2 == 0;
    }
}
