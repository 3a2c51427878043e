package live.rostrum.publisher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.rostrum.publisher.ingest.TakeOutbox.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TakeOutboxTests {

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final TakeOutbox outbox = new TakeOutbox(Duration.ofSeconds(30), () -> now);

    @Test
    void keepsOneChunkInFlightBeyondAnyWindow() throws InterruptedException {
        add(3, 1000);
        outbox.started(started(0, 10, false));

        assertThat(sent(1)).containsExactly(0L);
        outbox.answered(acknowledged(1, 10), 1);

        assertThat(sent(1)).containsExactly(1L);
    }

    @Test
    void fillsTheWindowButNotMore() throws InterruptedException {
        add(10, 1000);
        outbox.started(started(0, 3500, false));

        assertThat(sent(3)).containsExactly(0L, 1L, 2L);
        outbox.answered(acknowledged(2, 2000), 1);
        assertThat(sent(1)).containsExactly(3L);
        outbox.answered(acknowledged(4, 5000), 1);

        assertThat(sent(5)).containsExactly(4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void finishesOnlyWhenAllIsAcknowledged() throws InterruptedException {
        add(2, 10);
        outbox.started(started(0, 1000, false));
        outbox.finish();

        assertThat(sent(2)).containsExactly(0L, 1L);
        outbox.answered(acknowledged(2, 1000), 1);

        assertThat(outbox.next()).isEqualTo(new Step.Finish(2));
    }

    @Test
    void sendsAcknowledgedChunksAgainToAServerThatLostThem() throws InterruptedException {
        add(3, 10);
        outbox.started(started(0, 1000, false));
        assertThat(sent(3)).hasSize(3);
        now = now.plusSeconds(8);
        add(2, 10);
        outbox.answered(acknowledged(4, 1000), 1);
        now = now.plusSeconds(1);

        assertThat(outbox.oldestSeq()).isZero();
        outbox.started(started(1, 1000, false));

        assertThat(sent(4)).containsExactly(1L, 2L, 3L, 4L);
        outbox.finish();
        outbox.answered(acknowledged(5, 1000), 2);
        assertThat(outbox.next()).isEqualTo(new Step.Finish(5));
    }

    @Test
    void doesNotKeepAcknowledgedChunksForever() throws InterruptedException {
        add(3, 10);
        outbox.started(started(0, 1000, false));
        assertThat(sent(3)).hasSize(3);
        outbox.answered(acknowledged(2, 1000), 1);
        now = now.plus(TakeOutbox.SPARE).plusSeconds(1);
        outbox.answered(acknowledged(3, 1000), 1);

        assertThat(outbox.oldestSeq()).isEqualTo(3);
    }

    @Test
    void takesNothingAfterItsEnd() throws InterruptedException {
        outbox.finish();

        assertThat(outbox.add(new byte[1])).isFalse();
    }

    @Test
    void rewindsOnceForAllAnswersOfOneGap() throws InterruptedException {
        add(5, 10);
        outbox.started(started(0, 1000, false));
        assertThat(sent(5)).hasSize(5);

        outbox.answered(gap(2), 1);
        outbox.answered(gap(2), 1);
        outbox.answered(gap(2), 1);

        assertThat(sent(3)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void failsWhenTheSameGapIsThereAfterTheRewind() throws InterruptedException {
        add(2, 10);
        outbox.started(started(0, 1000, false));
        assertThat(sent(2)).hasSize(2);
        outbox.answered(gap(1), 1);
        assertThat(sent(1)).containsExactly(1L);

        outbox.answered(gap(1), 2);

        assertThatThrownBy(outbox::next)
                .isInstanceOfSatisfying(
                        IngestException.class, e -> assertThat(e.code()).isEqualTo("gap"));
    }

    @Test
    void givesTheHeaderToAServerThatLostTheTakeThenGoesOn() throws InterruptedException {
        add(4, 10);
        outbox.started(started(0, 1000, false));
        assertThat(sent(4)).hasSize(4);
        now = now.plus(TakeOutbox.SPARE).plusSeconds(1);
        outbox.answered(acknowledged(3, 1000), 1);

        outbox.started(started(3, 1000, true));

        assertThat(outbox.oldestSeq()).isEqualTo(3);
        assertThat(sent(2)).containsExactly(0L, 3L);
    }

    @Test
    void sendsTheHeaderOnceInANewTake() throws InterruptedException {
        add(2, 10);
        outbox.started(started(0, 1000, true));

        assertThat(sent(2)).containsExactly(0L, 1L);
    }

    @Test
    void dropsLiveMediaOlderThanHalfAMinuteAndStartsAgainFromTheOldest() throws InterruptedException {
        add(2, 10);
        outbox.started(started(0, 1000, false));
        assertThat(sent(2)).hasSize(2);
        now = now.plusSeconds(31);
        add(1, 10);

        assertThat(outbox.next()).isEqualTo(new Step.Restart());
        assertThat(outbox.oldestSeq()).isEqualTo(2);
        outbox.started(started(2, 1000, false));

        assertThat(sent(1)).containsExactly(2L);
    }

    @Test
    void dropsNothingThatIsNotLive() throws InterruptedException {
        TakeOutbox patient = new TakeOutbox(null, () -> now);
        patient.add(new byte[10]);
        now = now.plusSeconds(3600);
        patient.add(new byte[10]);

        assertThat(patient.oldestSeq()).isZero();
    }

    @Test
    void handsOutAFailureUntilTheTakeIsStartedAgain() throws InterruptedException {
        add(1, 10);
        outbox.failed(new IngestException(IngestException.DISCONNECTED, "gone"));
        assertThatThrownBy(outbox::next).hasMessage("gone");

        outbox.started(started(0, 1000, false));

        assertThat(sent(1)).containsExactly(0L);
    }

    private void add(int chunks, int bytes) throws InterruptedException {
        for (int i = 0; i < chunks; i++) {
            assertThat(outbox.add(new byte[bytes])).isTrue();
        }
    }

    private List<Long> sent(int steps) throws InterruptedException {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            assertThat(outbox.next())
                    .isInstanceOfSatisfying(
                            Step.Send.class, send -> numbers.add(send.chunk().seq()));
        }
        return numbers;
    }

    private static IngestAck started(long nextSeq, long windowBytes, boolean needsHeader) {
        return new IngestAck(true, nextSeq, needsHeader, windowBytes, null, null);
    }

    private static IngestAck acknowledged(long nextSeq, long windowBytes) {
        return started(nextSeq, windowBytes, false);
    }

    private static IngestAck gap(long nextSeq) {
        return refused("gap", nextSeq);
    }

    private static IngestAck refused(@Nullable String code, long nextSeq) {
        return new IngestAck(false, nextSeq, false, 0, code, "refused");
    }
}
