package live.rostrum.fmp4;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

/** What must hold for any bytes that come out of an encoder. */
class FragmentReaderFuzzTests {

    /** The reader's first buffer, and what a test's own books take. */
    private static final long FIXED_BYTES = 160 * 1024;

    private static final long BYTES_AN_INPUT_BYTE = 16;
    private static final long BYTES_A_SAMPLE = 160;
    private static final int LARGEST_PIECE_BYTES = 64;

    @FuzzTest
    void anyInputIsReadOrRefused(byte[] input) {
        AllocatedMemory<RecordedMedia> read = AllocatedMemory.of(() -> RecordedMedia.of(input));
        RecordedMedia media = read.result();

        int samples = media.samples().size();
        assertThat(read.bytes())
                .isLessThan(FIXED_BYTES + input.length * BYTES_AN_INPUT_BYTE + samples * BYTES_A_SAMPLE);
        assertThat(samples).isLessThanOrEqualTo(input.length);
        assertThat(media.tracks()).hasSizeLessThan(2);
        assertThat(readInPieces(input)).isEqualTo(media);
        if (samples > 0) {
            assertThat(RecordedMedia.of(written(media)).media()).isEqualTo(media.media());
        }
    }

    private static RecordedMedia readInPieces(byte[] input) {
        CRC32 checksum = new CRC32();
        checksum.update(input);
        Random random = new Random(checksum.getValue());
        RecordedMedia media = new RecordedMedia();
        media.readPieces(input, () -> 1 + random.nextInt(LARGEST_PIECE_BYTES));
        return media;
    }

    private static byte[] written(RecordedMedia media) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(InitSegment.write(media.tracks().getFirst()));
        media.samples().forEach(sample -> out.writeBytes(MediaFragment.write(1, List.of(sample))));
        return out.toByteArray();
    }
}
