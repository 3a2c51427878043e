package live.rostrum.recording.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingIndexTests {

    private static final String SOURCE = "\"source\":{\"takeId\":\"one\",\"startMs\":1500},";
    private static final String JSON =
            "{\"version\":3,\"durationMs\":8000,\"width\":640,\"height\":360,\"codecs\":\"avc1.42c01e,mp4a.40.2\","
                    + "\"bandwidth\":2000000,\"averageBandwidth\":1500000,"
                    + "\"runs\":[{\"programmeTimeMs\":1772366400125,\"source\":{\"takeId\":\"one\",\"startMs\":1500},\"init\":\"AQID\",\"segments\":[[1000,90000,6000],[91000,4000,2000]]}]}";

    @TempDir
    private Path folder;

    @Test
    void isWrittenAsDeliveryReadsIt() throws Exception {
        RecordingIndex index = new RecordingIndex(
                3,
                8_000,
                640,
                360,
                "avc1.42c01e,mp4a.40.2",
                2_000_000,
                1_500_000,
                List.of(new RecordingIndex.Run(
                        1_772_366_400_125L,
                        new RecordingIndex.Source("one", 1_500),
                        new byte[] {1, 2, 3},
                        List.of(
                                new RecordingIndex.Segment(1_000, 90_000, 6_000),
                                new RecordingIndex.Segment(91_000, 4_000, 2_000)))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        index.write(out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(JSON);
    }

    @Test
    void readsWhatWasWritten() throws Exception {
        RecordingIndex index = RecordingIndex.read(file(JSON));

        assertThat(index.durationMs()).isEqualTo(8_000);
        assertThat(index.runs().getFirst().programmeTimeMs()).isEqualTo(1_772_366_400_125L);
        assertThat(index.runs().getFirst().source()).isEqualTo(new RecordingIndex.Source("one", 1_500));
        assertThat(index.runs().getFirst().durationMs()).isEqualTo(8_000);
        assertThat(index.runs()).singleElement().satisfies(run -> {
            assertThat(run.init()).containsExactly(1, 2, 3);
            assertThat(run.segments())
                    .containsExactly(
                            new RecordingIndex.Segment(1_000, 90_000, 6_000),
                            new RecordingIndex.Segment(91_000, 4_000, 2_000));
        });
    }

    @Test
    void readsTheFirstVersionWhichHadNoTime() throws Exception {
        String first = JSON.replace("\"version\":3", "\"version\":1")
                .replace("\"programmeTimeMs\":1772366400125,", "")
                .replace(SOURCE, "");

        RecordingIndex index = RecordingIndex.read(file(first));

        assertThat(index.runs()).singleElement().satisfies(run -> {
            assertThat(run.programmeTimeMs()).isNull();
            assertThat(run.segments()).hasSize(2);
        });
    }

    @Test
    void readsTheSecondVersionWhichHadNoSource() throws Exception {
        RecordingIndex index = RecordingIndex.read(
                file(JSON.replace("\"version\":3", "\"version\":2").replace(SOURCE, "")));

        assertThat(index.runs().getFirst().source()).isNull();
        assertThat(index.runs().getFirst().programmeTimeMs()).isEqualTo(1_772_366_400_125L);
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (String broken : List.of(
                "",
                "{}",
                "[]",
                JSON.substring(0, 200),
                JSON.replace("\"version\":3", "\"version\":4"),
                JSON.replace("\"version\":3", "\"version\":0"),
                JSON.replace("[1000,90000,6000]", "[-1,90000,6000]"),
                JSON.replace("[1000,90000,6000]", "[1000,0,6000]"),
                JSON.replace("AQID", ""))) {
            assertThatThrownBy(() -> RecordingIndex.read(file(broken)))
                    .as(broken)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be read");
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve(RecordingIndex.FILE_NAME), content);
    }
}
