package live.rostrum.hls.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AudioBufferTests {

    private static final Instant EPOCH = Instant.parse("2026-01-01T12:00:00Z");
    private static final RunSound RUN = new RunSound(EPOCH, EPOCH, "take-1", EPOCH, "en-US");
    private static final RunSound NEXT_RUN = new RunSound(EPOCH, EPOCH, "take-2", EPOCH, "en-US");
    private static final int BLOCK = 1_600;

    private final AudioBuffer buffer = new AudioBuffer();

    @Test
    void givesOneBlockAndMoreOfThemTogetherWhenTheyWait() {
        buffer.add(block(0, RUN));
        assertThat(next().pcm()).hasSize(3_200);

        for (int i = 1; i < 50; i++) {
            buffer.add(block((long) i * BLOCK, RUN));
        }

        assertThat(next().firstSample()).isZero();
        assertThat(next().pcm()).hasSize(64_000);
        buffer.taken(20L * BLOCK);
        buffer.taken(40L * BLOCK);
        assertThat(next().pcm()).hasSize(10 * 3_200);
        buffer.taken(50L * BLOCK);
        assertThat(buffer.next()).isNull();
    }

    @Test
    void aBodyEndsAtAHoleAndAtTheEndOfARun() {
        buffer.add(block(0, RUN));
        buffer.add(block(BLOCK, RUN));
        buffer.add(block(10 * BLOCK, RUN));
        buffer.add(block(11 * BLOCK, NEXT_RUN));

        assertThat(next().endSample()).isEqualTo(2 * BLOCK);
        buffer.taken(2 * BLOCK);
        assertThat(next().firstSample()).isEqualTo(10 * BLOCK);
        assertThat(next().endSample()).isEqualTo(11 * BLOCK);
        buffer.taken(11 * BLOCK);
        assertThat(next().run()).isEqualTo(NEXT_RUN);
    }

    @Test
    void whatIsMadeAgainIsLeftOut() {
        buffer.add(block(0, RUN));
        buffer.add(block(800, RUN));
        buffer.add(block(0, RUN));

        assertThat(next().endSample()).isEqualTo(800 + BLOCK);
        assertThat(next().pcm()).hasSize((800 + BLOCK) * 2);
        buffer.taken(800 + BLOCK);
        buffer.add(block(0, RUN));
        assertThat(buffer.isEmpty()).as("not even if it was taken already").isTrue();
    }

    @Test
    void aPartOfABlockMayBeTaken() {
        buffer.add(block(0, RUN));

        buffer.taken(1_000);

        assertThat(next().firstSample()).isEqualTo(1_000);
        assertThat(next().pcm()).hasSize(1_200).containsOnly(7);
    }

    @Test
    void thirtySecondsAreKeptAndTheRestIsCounted() {
        for (int i = 0; i < 350; i++) {
            buffer.add(block((long) i * BLOCK, RUN));
        }

        assertThat(next().firstSample()).isEqualTo(50 * BLOCK);
        assertThat(buffer.lostSamples()).isEqualTo(50 * BLOCK);
        int kept = 0;
        for (AudioBlock block = buffer.next(); block != null; block = buffer.next()) {
            kept += block.pcm().length;
            buffer.taken(block.endSample());
        }
        assertThat(kept).isEqualTo(AudioBuffer.MAX_BYTES);
    }

    private AudioBlock next() {
        return Objects.requireNonNull(buffer.next());
    }

    private static AudioBlock block(long firstSample, RunSound run) {
        byte[] pcm = new byte[BLOCK * 2];
        Arrays.fill(pcm, (byte) 7);
        return new AudioBlock(firstSample, pcm, run);
    }
}
