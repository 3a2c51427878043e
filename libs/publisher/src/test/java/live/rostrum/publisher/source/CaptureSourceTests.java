package live.rostrum.publisher.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureSourceTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    h264-webm | video/webm;codecs=avc1.42E01E,opus | 250 | 72 | 739586
                    vp8-webm  | video/webm;codecs=vp8,opus         | 500 | 40 | 796999
                    """)
    void bundledCapturesAreWholeAndDescribed(String name, String mimeType, int timesliceMs, int blobs, int bytes)
            throws Exception {
        try (CaptureSource source = CaptureSource.bundled(name, Pace.UNPACED)) {
            assertThat(source.mimeType()).isEqualTo(mimeType);
            assertThat(source.timesliceMs()).isEqualTo(timesliceMs);
            assertThat(source.keyFrameIntervalMs()).isEqualTo(2000);
            assertThat(source.durationSeconds()).isBetween(21.0, 22.0);
            assertThat(source.live()).isFalse();

            int count = 0;
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] blob = source.next(); blob != null; blob = source.next()) {
                all.write(blob);
                count++;
            }
            assertThat(count).isEqualTo(blobs);
            assertThat(all.size()).isEqualTo(bytes);
        }
    }

    @Test
    void givesEachBlobAtItsTime() throws Exception {
        Path chunks = write(
                "chunks.json", "[{\"offset\":0,\"length\":2,\"t_ms\":100},{\"offset\":2,\"length\":2,\"t_ms\":300.5}]");
        try (CaptureSource source = CaptureSource.of(write("capture.webm", "abcd"), chunks, Pace.REAL_TIME)) {
            Instant start = Instant.now();

            assertThat(source.next()).isEqualTo(new byte[] {'a', 'b'});
            assertThat(source.next()).isEqualTo(new byte[] {'c', 'd'});

            assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            assertThat(source.next()).isNull();
            assertThat(source.live()).isTrue();
        }
    }

    @Test
    void tellsTheContainerWithoutAManifest() throws Exception {
        Path chunks = write("chunks.json", "[{\"offset\":0,\"length\":12,\"t_ms\":1000}]");
        try (CaptureSource source = CaptureSource.of(write("capture.mp4", "....ftypisom...."), chunks, Pace.UNPACED)) {
            assertThat(source.mimeType()).isEqualTo("video/mp4");
            assertThat(source.timesliceMs()).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "[1]",
                "[{\"offset\":0}]",
                "[{\"offset\":0,\"length\":5,\"t_ms\":1}]",
                "[{\"offset\":3,\"length\":2,\"t_ms\":1}]",
                "[{\"offset\":-1,\"length\":2,\"t_ms\":1}]",
                "[{\"offset\":0,\"length\":-2,\"t_ms\":1}]",
                "[{\"offset\":9223372036854775807,\"length\":2,\"t_ms\":1}]",
                "[{\"offset\":0,\"length\":2,\"t_ms\":-1}]",
            })
    void refusesAChunkListThatDoesNotFit(String json) throws Exception {
        Path capture = write("capture.webm", "abcd");
        Path chunks = write("chunks.json", json);

        assertThatThrownBy(() -> CaptureSource.of(capture, chunks, Pace.UNPACED))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chunk list");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
