package live.rostrum.transcription.speech.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoundBufferTests {

    private final SoundBuffer sound = new SoundBuffer(1_000);

    @Test
    void givesEachPieceOnceAndAllAgainToTheNextRecognizer() {
        sound.add(500, pcm(100));
        sound.add(600, pcm(100));

        assertThat(taken()).containsExactly(range(500, 600), range(600, 700));
        assertThat(taken()).isEmpty();
        sound.rewind();
        assertThat(taken()).containsExactly(range(500, 600), range(600, 700));
    }

    @Test
    void givesAgainOnlyWhatIsNotSettledFromTheSampleOn() {
        sound.add(0, new byte[] {0, 0, 1, 0, 2, 0, 3, 0});
        sound.add(4, pcm(100));
        taken();

        sound.settle(2);
        sound.rewind();

        SoundBuffer.Piece first = sound.next().orElseThrow();
        assertThat(first.firstSample()).isEqualTo(2);
        assertThat(first.pcm()).containsExactly(2, 0, 3, 0);
        assertThat(taken()).containsExactly(range(4, 104));
    }

    @Test
    void dropsARepeatAndTrimsAnOverlap() {
        sound.add(0, pcm(100));
        sound.add(0, pcm(100));
        sound.add(50, pcm(100));
        sound.add(20, pcm(10));

        assertThat(taken()).containsExactly(range(0, 100), range(100, 150));
    }

    @Test
    void losesTheOldestBeyondItsBound() {
        for (int i = 0; i < 15; i++) {
            sound.add(i * 100L, pcm(100));
        }

        assertThat(sound.takeLost(0)).containsExactly(range(0, 500));
        assertThat(sound.takeLost(0)).isEmpty();
        assertThat(sound.waitingSamples()).isEqualTo(1_000);
        assertThat(taken()).hasSize(10).startsWith(range(500, 600));
    }

    @Test
    void losesNothingOfWhatTheRecognizerHasUnlessItEnds() {
        for (int i = 0; i < 15; i++) {
            sound.add(i * 100L, pcm(100));
            taken();
        }
        assertThat(sound.takeLost(0)).isEmpty();

        sound.settle(200);
        sound.rewind();

        assertThat(sound.takeLost(0)).containsExactly(range(200, 500));
        assertThat(taken()).hasSize(10).startsWith(range(500, 600));
    }

    @Test
    void tellsALongLossInLongPieces() {
        for (int i = 0; i < 13; i++) {
            sound.add(i * 100L, pcm(100));
        }
        assertThat(sound.takeLost(400)).isEmpty();
        sound.add(1_300, pcm(100));
        assertThat(sound.takeLost(400)).containsExactly(range(0, 400));
    }

    @Test
    void losesAllThatIsLeftButNoJump() {
        sound.add(0, pcm(100));
        sound.add(300, pcm(100));

        sound.loseAll();

        assertThat(sound.takeLost(0)).containsExactly(range(0, 100), range(300, 400));
        assertThat(sound.waiting()).isFalse();
        sound.add(100, pcm(50));
        assertThat(sound.waiting()).isFalse();
    }

    @Test
    void keepsFewRangesHoweverManyJumpsThereAre() {
        SoundBuffer small = new SoundBuffer(1);
        for (int i = 0; i < 10_000; i++) {
            small.add(i * 10L, pcm(1));
        }

        assertThat(small.takeLost(0)).hasSizeLessThanOrEqualTo(100);
    }

    private List<SoundBuffer.Range> taken() {
        List<SoundBuffer.Range> all = new ArrayList<>();
        for (Optional<SoundBuffer.Piece> piece = sound.next(); piece.isPresent(); piece = sound.next()) {
            all.add(range(piece.get().firstSample(), piece.get().endSample()));
        }
        return all;
    }

    private static SoundBuffer.Range range(long first, long end) {
        return new SoundBuffer.Range(first, end);
    }

    private static byte[] pcm(int samples) {
        return new byte[samples * 2];
    }
}
