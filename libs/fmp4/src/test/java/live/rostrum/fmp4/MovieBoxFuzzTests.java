package live.rostrum.fmp4;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What must hold for any {@code moov} and {@code moof} that a stranger sends. */
class MovieBoxFuzzTests {

    private static final int MAX_TRACKS = 8;
    private static final long FIXED_BYTES = 64 * 1024;
    private static final long BYTES_AN_INPUT_BYTE = 4;

    @FuzzTest
    void aMovieHeaderIsOutlinedOrRefused(byte[] moov) {
        AllocatedMemory<List<TrackOutline>> read =
                AllocatedMemory.of(() -> unlessMalformed(() -> TrackOutline.of(ByteBuffer.wrap(moov)), List.of()));

        assertThat(read.bytes()).isLessThan(FIXED_BYTES + moov.length * BYTES_AN_INPUT_BYTE);
        assertThat(read.result()).hasSizeLessThanOrEqualTo(MAX_TRACKS);
    }

    @FuzzTest
    void theTimesOfAFragmentAreReadOrRefused(byte[] moof) {
        AllocatedMemory<Map<Integer, Long>> read = AllocatedMemory.of(
                () -> unlessMalformed(() -> FragmentStart.decodeTimes(ByteBuffer.wrap(moof)), Map.of()));

        assertThat(read.bytes()).isLessThan(FIXED_BYTES + moof.length * BYTES_AN_INPUT_BYTE);
        assertThat(read.result()).hasSizeLessThanOrEqualTo(MAX_TRACKS);
        assertThat(read.result().values()).allMatch(time -> time >= 0);
    }

    /** Exceptions other than the documented one come out. */
    private static <T> T unlessMalformed(Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (MalformedMediaException e) {
            return otherwise;
        }
    }
}
