package live.rostrum.hls.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.ingest.container.SourceTracks;
import org.junit.jupiter.api.Test;

class EncodingBudgetTests {

    private static final SourceTracks SOURCE = LadderTests.tracks(1920, 1080, true);
    private static final Ladder LADDER = Ladder.of(SOURCE);

    private final EncodingBudget budget = new EncodingBudget(2.6);

    @Test
    void oneTakeAfterTheOtherGetsLessUntilThereIsNoRoom() {
        List<List<String>> chosen = new ArrayList<>();
        for (var rungs = budget.choose(SOURCE, LADDER); rungs.isPresent(); rungs = budget.choose(SOURCE, LADDER)) {
            budget.reserve(SOURCE, rungs.get());
            chosen.add(rungs.get().stream().map(Rung::name).toList());
            assertThat(budget.used()).isLessThanOrEqualTo(2.6);
        }

        assertThat(chosen.getFirst()).containsExactly("source", "720p", "480p", "240p");
        assertThat(chosen.getLast()).containsExactly("240p");
        assertThat(chosen).hasSizeBetween(3, 10);
        for (int i = 1; i < chosen.size(); i++) {
            assertThat(chosen.get(i)).hasSizeLessThanOrEqualTo(chosen.get(i - 1).size());
        }
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        EncodingBudget.Reservation reservation = budget.reserve(SOURCE, LADDER.rungs());
        double used = budget.used();

        reservation.close();

        assertThat(used).isPositive();
        assertThat(budget.used()).isZero();
    }

    @Test
    void aFasterMachineHasRoomForMore() {
        budget.measured(EncodingBudget.USUAL_SECONDS_A_PIXEL / 4);
        double fast = use();
        budget.measured(EncodingBudget.USUAL_SECONDS_A_PIXEL);
        double usual = use();

        assertThat(usual).isGreaterThan(3 * fast);
    }

    @Test
    void theMachinesSpeedCanBeMeasured() throws Exception {
        assertThat(EncoderSpeed.measure(FfmpegBinary.ffmpeg()).orElseThrow())
                .isBetween(EncodingBudget.USUAL_SECONDS_A_PIXEL / 50, EncodingBudget.USUAL_SECONDS_A_PIXEL * 50);
    }

    private double use() {
        EncodingBudget.Reservation reservation = budget.reserve(SOURCE, LADDER.rungs());
        double used = budget.used();
        reservation.close();
        return used;
    }
}
