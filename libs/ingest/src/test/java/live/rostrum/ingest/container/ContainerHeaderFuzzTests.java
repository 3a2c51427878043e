package live.rostrum.ingest.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Optional;
import live.rostrum.fmp4.AllocatedMemory;

/** What must hold for any first chunk that a stranger sends. */
class ContainerHeaderFuzzTests {

    private static final int MAX_TRACKS = 8;
    private static final long FIXED_BYTES = 64 * 1024;
    private static final long BYTES_AN_INPUT_BYTE = 16;

    @FuzzTest
    void aFirstChunkHasAHeaderOrIsRefused(byte[] chunk) {
        AllocatedMemory<Optional<ContainerHeader>> read = AllocatedMemory.of(() -> cut(chunk));

        assertThat(read.bytes()).isLessThan(FIXED_BYTES + chunk.length * BYTES_AN_INPUT_BYTE);
        read.result().ifPresent(whole -> {
            assertThat(whole.bytes()).isEqualTo(Arrays.copyOf(chunk, whole.bytes().length));
            assertThat(whole.clocks())
                    .hasSizeLessThanOrEqualTo(MAX_TRACKS)
                    .allMatch(clock -> clock.ticksPerSecond() > 0);
            assertThat(cut(whole.bytes())).map(ContainerHeader::tracks).contains(whole.tracks());
            scan(whole, Arrays.copyOfRange(chunk, whole.bytes().length, chunk.length));
        });
    }

    /** Whatever header was cut, its media can be scanned. */
    private static void scan(ContainerHeader header, byte[] media) {
        AccessPointScanner scanner = AccessPointScanner.of(
                header, point -> assertThat(point.offset()).isLessThan(media.length));
        scanner.feed(media);
        assertThat(scanner.openFrom()).isBetween(0L, (long) media.length);
    }

    /** Exceptions other than the documented one come out. */
    private static Optional<ContainerHeader> cut(byte[] chunk) {
        try {
            return Optional.of(ContainerHeader.cut(chunk));
        } catch (UnsupportedMediaException e) {
            return Optional.empty();
        }
    }
}
