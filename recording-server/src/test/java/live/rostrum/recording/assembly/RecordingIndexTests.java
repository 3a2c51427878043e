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

    private static final String JSON =
            "{\"version\":2,\"durationMs\":8000,\"width\":640,\"height\":360,\"codecs\":\"avc1.42c01e,mp4a.40.2\","
                    + "\"bandwidth\":2000000,\"averageBandwidth\":1500000,"
                    + "\"runs\":[{\"programmeTimeMs\":1772366400125,\"init\":\"AQID\",\"segments\":[[1000,90000,6000],[91000,4000,2000]]}]}";

    @TempDir
    private Path folder;

    @Test
    void isWrittenAsDeliveryReadsIt() throws Exception {
        RecordingIndex index = new RecordingIndex(
                2,
                8_000,
                640,
                360,
                "avc1.42c01e,mp4a.40.2",
                2_000_000,
                1_500_000,
                List.of(new RecordingIndex.Run(
                        1_772_366_400_125L,
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
        String first = JSON.replace("\"version\":2", "\"version\":1").replace("\"programmeTimeMs\":1772366400125,", "");

        RecordingIndex index = RecordingIndex.read(file(first));

        assertThat(index.runs()).singleElement().satisfies(run -> {
            assertThat(run.programmeTimeMs()).isNull();
            assertThat(run.segments()).hasSize(2);
        });
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (String broken : List.of(
                "",
                "{}",
                "[]",
                JSON.substring(0, 200),
                JSON.replace("\"version\":2", "\"version\":3"),
                JSON.replace("\"version\":2", "\"version\":0"),
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
