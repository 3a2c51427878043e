package live.rostrum.ingest.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.rostrum.fmp4.AllocatedMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A first chunk or media of a mebibyte, of the smallest elements that there are, costs no more than a few times its size. */
class BoundedMemoryTests {

    private static final int INPUT_BYTES = 1024 * 1024;
    private static final long FEW = 4;
    private static final byte[] VOID = {(byte) 0xEC, (byte) 0x80};

    @Test
    void aHeaderOfEmptyElements() {
        byte[] track = Ebml.element(Ebml.TRACK, Ebml.element(Ebml.TRACK_TYPE, Ebml.number(2)));
        byte[] chunk = Ebml.document("webm", Ebml.element(Ebml.TRACKS, track), repeated(VOID));

        AllocatedMemory<ContainerHeader> read = AllocatedMemory.of(() -> ContainerHeader.cut(chunk));

        assertThat(read.bytes()).isLessThan(FEW * INPUT_BYTES);
        assertThat(read.result().bytes()).hasSize(chunk.length);
    }

    @Test
    void ofManyTracksEightCount() {
        byte[][] tracks = new byte[1_000][];
        for (int i = 0; i < tracks.length; i++) {
            byte[] number = Ebml.element(0xD7, Ebml.number(i + 1L));
            tracks[i] = Ebml.element(Ebml.TRACK, number, Ebml.element(Ebml.TRACK_TYPE, Ebml.number(2)));
        }

        ContainerHeader header = ContainerHeader.cut(Ebml.document("webm", Ebml.element(Ebml.TRACKS, tracks)));

        assertThat(header.clocks()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4096, INPUT_BYTES})
    void mediaOfEmptyElements(int pieceBytes) {
        byte[] header = Ebml.webm(640, 360);
        byte[] media = repeated(VOID);
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < media.length; from += pieceBytes) {
            pieces.add(Arrays.copyOfRange(media, from, Math.min(media.length, from + pieceBytes)));
        }

        AllocatedMemory<AccessPointScanner> read = AllocatedMemory.of(() -> {
            AccessPointScanner scanner = AccessPointScanner.of(ContainerHeader.cut(header), point -> {});
            pieces.forEach(scanner::feed);
            return scanner;
        });

        assertThat(read.bytes()).isLessThan(FEW * INPUT_BYTES);
        assertThat(read.result().openFrom()).isEqualTo(media.length);
    }

    @Test
    void mediaInWhichNothingCanBeFound() {
        byte[] header = Ebml.webm(640, 360);
        byte[] media = new byte[INPUT_BYTES];

        AllocatedMemory<AccessPointScanner> read = AllocatedMemory.of(() -> {
            AccessPointScanner scanner = AccessPointScanner.of(ContainerHeader.cut(header), point -> {});
            scanner.feed(media);
            return scanner;
        });

        assertThat(read.bytes()).isLessThan(FEW * INPUT_BYTES);
    }

    private static byte[] repeated(byte[] element) {
        byte[] all = new byte[INPUT_BYTES];
        for (int at = 0; at < all.length; at++) {
            all[at] = element[at % element.length];
        }
        return all;
    }
}
