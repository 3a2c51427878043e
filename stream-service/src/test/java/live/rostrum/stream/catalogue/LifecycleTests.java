package live.rostrum.stream.catalogue;

import static live.rostrum.stream.catalogue.StreamStatus.CREATED;
import static live.rostrum.stream.catalogue.StreamStatus.ENDED;
import static live.rostrum.stream.catalogue.StreamStatus.LIVE;
import static live.rostrum.stream.catalogue.StreamStatus.RECONNECTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LifecycleTests {

    private static final Instant START = Instant.parse("2026-01-01T18:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(5);

    @Test
    void goesLiveAndBackAndEnds() {
        Lifecycle life = Lifecycle.NEW;
        assertThat(life.status()).isEqualTo(CREATED);

        life = after(life, LIVE, 0);
        assertThat(life.status()).isEqualTo(LIVE);
        assertThat(life.startedAt()).isEqualTo(START);

        life = after(life, RECONNECTING, 60);
        assertThat(life.status()).isEqualTo(RECONNECTING);
        assertThat(life.goneSince()).isEqualTo(START.plusSeconds(60));

        life = after(life, LIVE, 90);
        assertThat(life.status()).isEqualTo(LIVE);
        assertThat(life.goneSince()).isNull();
        assertThat(life.startedAt()).isEqualTo(START);

        life = after(life, ENDED, 120);
        assertThat(life.status()).isEqualTo(ENDED);
        assertThat(life.endedAt()).isEqualTo(START.plusSeconds(120));
    }

    @Test
    void neverComesBackFromItsEnd() {
        Lifecycle ended = after(Lifecycle.NEW, LIVE, 0).ended(START.plusSeconds(10));

        assertThat(after(ended, LIVE, 20)).isEqualTo(ended);
        assertThat(after(ended, RECONNECTING, 20)).isEqualTo(ended);
        assertThat(ended.ended(START.plusSeconds(30))).isEqualTo(ended);
    }

    @Test
    void ignoresAReportThatIsOvertaken() {
        Lifecycle live = after(after(Lifecycle.NEW, RECONNECTING, 10), LIVE, 20);

        assertThat(after(live, RECONNECTING, 15)).isEqualTo(live);
    }

    @Test
    void takesAReportFromTheFutureForOneOfNow() {
        Instant now = START.plusSeconds(5);

        Lifecycle life = Lifecycle.NEW.after(new IngestReport(LIVE, "take", START.plusSeconds(3600), null), now);

        assertThat(life.startedAt()).isEqualTo(now);
    }

    @Test
    void countsTheGraceFromTheFirstLoss() {
        Lifecycle gone = after(after(after(Lifecycle.NEW, LIVE, 0), RECONNECTING, 10), RECONNECTING, 200);

        assertThat(gone.isOverdue(START.plusSeconds(309), GRACE)).isFalse();
        assertThat(gone.isOverdue(START.plusSeconds(310), GRACE)).isTrue();
        assertThat(after(gone, LIVE, 250).isOverdue(START.plusSeconds(900), GRACE))
                .isFalse();
    }

    @Test
    void keepsItsPromisesInAnyOrderOfEvents() {
        Random random = new Random(1);
        for (int run = 0; run < 2000; run++) {
            Lifecycle life = Lifecycle.NEW;
            Instant startedAt = null;
            for (int step = 0; step < 12; step++) {
                StreamStatus before = life.status();
                StreamStatus reported = List.of(LIVE, RECONNECTING, ENDED).get(random.nextInt(3));
                life = random.nextInt(10) == 0
                        ? life.ended(START.plusSeconds(step))
                        : after(life, reported, random.nextInt(20));

                assertThat(before == ENDED && life.status() != ENDED).isFalse();
                assertThat(life.status()).isNotEqualTo(before == CREATED ? null : CREATED);
                assertThat(life.endedAt() != null).isEqualTo(life.status() == ENDED);
                assertThat(life.goneSince() != null).isEqualTo(life.status() == RECONNECTING);
                assertThat(startedAt == null || startedAt.equals(life.startedAt()))
                        .isTrue();
                startedAt = life.startedAt();
            }
        }
    }

    private static Lifecycle after(Lifecycle life, StreamStatus state, long second) {
        return life.after(new IngestReport(state, "take", START.plusSeconds(second), null), START.plusSeconds(1000));
    }
}
