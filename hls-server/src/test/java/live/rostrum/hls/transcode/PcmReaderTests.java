package live.rostrum.hls.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PcmReaderTests {

    private static final int BLOCK_BYTES = 3_200;

    @Test
    void everySplitGivesTheSameBlocks() {
        byte[] sound = new byte[10 * BLOCK_BYTES + 1_233];
        new Random(11).nextBytes(sound);
        for (int piece : new int[] {1, 2, 3, 999, BLOCK_BYTES - 1, BLOCK_BYTES, BLOCK_BYTES + 1, sound.length}) {
            Blocks blocks = new Blocks();
            PcmReader reader = new PcmReader(blocks);

            for (int from = 0; from < sound.length; from += piece) {
                reader.feed(sound, from, Math.min(piece, sound.length - from));
            }
            reader.end();

            assertThat(blocks.sizes).hasSize(11).endsWith(BLOCK_BYTES, 1_232).startsWith(BLOCK_BYTES);
            assertThat(blocks.all.toByteArray()).isEqualTo(Arrays.copyOf(sound, sound.length - 1));
        }
    }

    @Test
    void nothingGivesNothing() {
        Blocks blocks = new Blocks();
        PcmReader reader = new PcmReader(blocks);
        reader.feed(new byte[1], 0, 1);

        reader.end();

        assertThat(blocks.sizes).isEmpty();
    }

    private static final class Blocks implements PcmReader.Sink {

        private final List<Integer> sizes = new ArrayList<>();
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        @Override
        public void block(long firstSample, byte[] pcm) {
            assertThat(firstSample).isEqualTo(all.size() / 2);
            sizes.add(pcm.length);
            all.writeBytes(pcm);
        }
    }
}
