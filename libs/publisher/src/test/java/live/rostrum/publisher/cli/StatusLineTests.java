package live.rostrum.publisher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import live.rostrum.publisher.ingest.PublishHealth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusLineTests {

    private final StringWriter output = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "storage-full, ! The server's disk is full",
        "fewer-renditions, ! The server is busy",
        "no-input, ! Nothing has reached the server",
        "of-the-future, ! of-the-future"
    })
    void saysWhatAWarningMeans(String code, String sentence) {
        report(code);

        assertThat(output.toString()).contains("live", sentence);
    }

    @Test
    void saysNothingWhereNothingIsWrong() {
        report();

        assertThat(output.toString()).contains("300 kbit/s").doesNotContain("!");
    }

    private void report(String... warnings) {
        StatusLine.on(new PrintWriter(output))
                .onHealth(new PublishHealth("live", 300, 30, 500, "transcode", List.of("source"), List.of(warnings)));
    }
}
