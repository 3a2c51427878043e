package live.rostrum.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.rostrum.recording.store.Expiry.Reason;
import live.rostrum.recording.store.KeptRecording.Stay;
import org.junit.jupiter.api.Test;

class RetentionTests {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void keepsEverythingWithoutRules() {
        assertThat(new Retention(null, null).expired(List.of(days("a", 10_000)), NOW))
                .isEmpty();
    }

    @Test
    void deletesWhatIsTooOldOldestFirst() {
        Retention retention = new Retention(Duration.ofDays(30), null);

        List<Expiry> expired = retention.expired(List.of(days("b", 30), days("new", 29), days("a", 31)), NOW);

        assertThat(expired)
                .extracting(expiry -> expiry.recording().recordingId(), Expiry::reason)
                .containsExactly(tuple("a", Reason.AGE), tuple("b", Reason.AGE));
        assertThat(retention.expiresAt(days("b", 30))).hasValue(NOW);
    }

    @Test
    void deletesTheOldestUntilAllHaveRoom() {
        Retention retention = new Retention(null, 250L);

        assertThat(retention.expired(List.of(days("c", 1), days("b", 2), days("a", 3), days("d", 0)), NOW))
                .extracting(expiry -> expiry.recording().recordingId(), Expiry::reason)
                .containsExactly(tuple("a", Reason.SIZE), tuple("b", Reason.SIZE));
        assertThat(new Retention(null, 400L).expired(List.of(days("c", 1), days("b", 2)), NOW))
                .isEmpty();
    }

    @Test
    void countsWhatAgeHasDeletedAsGone() {
        assertThat(new Retention(Duration.ofDays(10), 200L)
                        .expired(List.of(days("old", 11), days("b", 2), days("c", 1)), NOW))
                .extracting(Expiry::reason)
                .containsExactly(Reason.AGE);
    }

    @Test
    void neverTouchesWhatIsBusy() {
        KeptRecording busy = new KeptRecording("busy", NOW.minus(Duration.ofDays(99)), 100, true, new Stay.AsAll());

        assertThat(new Retention(Duration.ofDays(1), 0L).expired(List.of(busy), NOW))
                .isEmpty();
        assertThat(new Retention(null, 100L).expired(List.of(busy, days("b", 2)), NOW))
                .extracting(expiry -> expiry.recording().recordingId())
                .containsExactly("b");
    }

    @Test
    void doesWhatAStreamSays() {
        KeptRecording forEver = days("for-ever", 99, new Stay.ForEver());
        KeptRecording brief = days("brief", 3, new Stay.For(Duration.ofDays(2)));
        KeptRecording longer = days("longer", 40, new Stay.For(Duration.ofDays(100)));

        assertThat(new Retention(Duration.ofDays(30), null).expired(List.of(forEver, brief, longer), NOW))
                .extracting(expiry -> expiry.recording().recordingId())
                .containsExactly("brief");
        assertThat(new Retention(null, 0L).expired(List.of(forEver, brief, longer), NOW))
                .extracting(expiry -> expiry.recording().recordingId(), Expiry::reason)
                .containsExactly(tuple("brief", Reason.AGE), tuple("longer", Reason.SIZE));
        assertThat(new Retention(Duration.ofDays(30), null).expiresAt(forEver)).isEmpty();
    }

    @Test
    void letsADeletionBeTakenBackForADay() {
        assertThat(Retention.isPurgeable(NOW.minus(Duration.ofHours(24)).plusMillis(1), NOW))
                .isFalse();
        assertThat(Retention.isPurgeable(NOW.minus(Duration.ofHours(24)), NOW)).isTrue();
    }

    private static KeptRecording days(String id, int old) {
        return days(id, old, new Stay.AsAll());
    }

    private static KeptRecording days(String id, int old, Stay stay) {
        return new KeptRecording(id, NOW.minus(Duration.ofDays(old)), 100, false, stay);
    }
}
