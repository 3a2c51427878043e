package live.rostrum.hls.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JpegReaderTests {

    private static final byte[] FIRST = {(byte) 0xff, (byte) 0xd8, 1, (byte) 0xff, 0, (byte) 0xff, (byte) 0xd9};
    private static final byte[] SECOND = {(byte) 0xff, (byte) 0xd8, 2, 3, (byte) 0xff, (byte) 0xd9};

    private final List<byte[]> pictures = new ArrayList<>();
    private final JpegReader reader = new JpegReader(pictures::add);

    @Test
    void cutsPicturesHoweverTheyCome() {
        for (byte[] picture : List.of(FIRST, SECOND)) {
            for (int i = 0; i < picture.length; i++) {
                reader.feed(picture, i, 1);
            }
        }

        assertThat(pictures).containsExactly(FIRST, SECOND);
    }

    @Test
    void leavesOutWhatIsTooLargeAndGoesOn() {
        byte[] large = new byte[JpegReader.MAX_BYTES];
        reader.feed(large, 0, large.length);
        reader.feed(FIRST, 0, FIRST.length);
        reader.feed(SECOND, 0, SECOND.length);

        assertThat(pictures).containsExactly(SECOND);
    }
}
