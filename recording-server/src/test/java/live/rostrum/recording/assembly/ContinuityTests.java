package live.rostrum.recording.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import live.rostrum.recording.spool.TakeManifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContinuityTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aClosedTabIsOneGapOfItsLength() {
        TakeSpan first = take("one", 0, 0, null, run(0, 751, RunEnd.TAKE_ENDS));
        TakeSpan second = take("two", 753, 753, 100L, run(0, 2847, RunEnd.TAKE_ENDS));

        ContinuityReport report = Continuity.of(List.of(first, second), lengths(751, 2847));

        assertThat(report.gaps())
                .containsExactly(new Gap(Duration.ofSeconds(751), Duration.ofSeconds(2), GapCause.CONNECTION));
        assertThat(report.words()).isEqualTo("Recorded 59:58 of 60:00, gap of 2 s at 12:31.");
        assertThat(report.mayGrow()).isTrue();
        assertThat(report.complete()).isFalse();
    }

    @Test
    void theBrowsersClockCountsAlsoWhenATakeIsSentMuchLater() {
        TakeSpan first = take("one", 0, 0, 100L, run(0, 60, RunEnd.TAKE_ENDS));
        TakeSpan second = take("two", 65, 4_000, 100L, run(0, 60, RunEnd.TAKE_ENDS));

        ContinuityReport report = Continuity.of(List.of(first, second), lengths(60, 60));

        assertThat(report.gaps())
                .containsExactly(new Gap(Duration.ofMinutes(1), Duration.ofSeconds(5), GapCause.SOURCE_CHANGED));
        assertThat(report.expected()).isEqualTo(Duration.ofSeconds(125));
        assertThat(report.complete()).isTrue();
        assertThat(report.runTimes()).containsExactly(NOON, NOON.plusSeconds(65));
    }

    @Test
    void aClosedTabIsNoChangeOfSourceAlthoughTheNextOneStopsItsTake() {
        TakeSpan first = take("one", 0, 0, 100L, run(0, 60, RunEnd.TAKE_ENDS));
        TakeSpan second = take("two", 72, 72, 100L, run(0, 60, RunEnd.TAKE_ENDS));

        ContinuityReport report = Continuity.of(List.of(first, second), lengths(60, 60));

        assertThat(report.gaps())
                .containsExactly(new Gap(Duration.ofMinutes(1), Duration.ofSeconds(12), GapCause.CONNECTION));
        assertThat(report.complete()).isTrue();
    }

    @Test
    void aClockThatWasPutBackIsNotBelievedAndTheProgrammeNeverGoesBack() {
        TakeSpan first = take("one", 3_600, 0, 100L, run(0, 60, RunEnd.TAKE_ENDS));
        TakeSpan second = take("two", 3_610, 50, 100L, run(0, 60, RunEnd.TAKE_ENDS));

        ContinuityReport report = Continuity.of(List.of(first, second), lengths(60, 60));

        assertThat(report.gaps()).isEmpty();
        assertThat(report.expected()).isEqualTo(Duration.ofMinutes(2));
        assertThat(report.runTimes().getLast())
                .isEqualTo(report.runTimes().getFirst().plusSeconds(60));
    }

    @Test
    void eachKindOfLossWithinATakeHasItsCause() {
        TakeSpan take = take(
                "one",
                0,
                0,
                100L,
                run(0, 10, RunEnd.CHUNKS_MISSING),
                run(12, 20, RunEnd.DAMAGED),
                run(21, 30, RunEnd.INTERRUPTED),
                run(30, 40, RunEnd.CLOCK_JUMPED),
                run(100, 110, RunEnd.TAKE_ENDS));

        ContinuityReport report = Continuity.of(List.of(take), lengths(10, 8, 9, 10, 10));

        assertThat(report.gaps())
                .containsExactly(
                        new Gap(Duration.ofSeconds(10), Duration.ofSeconds(2), GapCause.NOT_RECEIVED),
                        new Gap(Duration.ofSeconds(18), Duration.ofSeconds(1), GapCause.DAMAGED),
                        new Gap(Duration.ofSeconds(37), Duration.ofMinutes(1), GapCause.CONNECTION));
        assertThat(report.words()).isEqualTo("Recorded 0:47 of 1:50, 3 gaps, the longest: gap of 60 s at 0:37.");
        assertThat(report.complete()).isFalse();
        assertThat(report.mayGrow()).isFalse();
    }

    @Test
    void theTakeThatWasHeardOfSoonestSaysWhenAllBegan() {
        TakeSpan outage = take("one", 0, 300, 100L, run(0, 60, RunEnd.TAKE_ENDS));
        TakeSpan second = take("two", 100, 101, 100L, run(0, 10, RunEnd.CHUNKS_MISSING), run(15, 20, RunEnd.TAKE_ENDS));

        ContinuityReport report = Continuity.of(List.of(outage, second), lengths(60, 10, 5));

        assertThat(report.runTimes())
                .containsExactly(NOON.plusSeconds(1), NOON.plusSeconds(101), NOON.plusSeconds(116));
    }

    @Test
    void takesAreInTheOrderInWhichTheyWereMade() {
        TakeManifest late = take("late", 100, 0, null).manifest();
        TakeManifest early = take("early", 0, 50, null).manifest();

        assertThat(Continuity.inOrder(List.of(late, early))).containsExactly(early, late);
    }

    private static TakeSpan take(String id, int startedAt, int heardAt, @Nullable Long chunks, StoredRun... runs) {
        TakeManifest manifest = new TakeManifest(
                "stream",
                id,
                "user",
                "video/webm",
                300,
                NOON.plusSeconds(startedAt),
                NOON.plusSeconds(heardAt),
                chunks);
        return new TakeSpan(manifest, List.of(runs), 100);
    }

    private static StoredRun run(int start, int end, RunEnd reason) {
        ReadingPoint from = new ReadingPoint(0, 0, Duration.ZERO, Duration.ZERO);
        return new StoredRun(
                0,
                from,
                new byte[] {1},
                (long) start * Ticks.VIDEO_HZ,
                (long) end * Ticks.VIDEO_HZ,
                1_000,
                null,
                0,
                reason,
                100);
    }

    private static List<Duration> lengths(int... seconds) {
        return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }
}
