package live.rostrum.recording.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.rostrum.recording.store.KeptRecording.Stay;
import org.jspecify.annotations.Nullable;

/**
 * Decides which recordings are deleted by themselves: first by age, then the oldest while all are too large together. Pure: a dry run is a call whose answer nobody
 * acts on.
 *
 * @param maxAge null: age deletes nothing, unless a stream says so
 * @param maxBytes of all together; null: size deletes nothing
 */
public record Retention(@Nullable Duration maxAge, @Nullable Long maxBytes) {

    /** So long a deletion can be taken back. */
    public static final Duration RESTORABLE_FOR = Duration.ofHours(24);

    /** What is to be deleted now, in the order in which to do it. */
    public List<Expiry> expired(Collection<KeptRecording> recordings, Instant now) {
        List<KeptRecording> oldestFirst = recordings.stream()
                .sorted(Comparator.comparing(KeptRecording::endedAt).thenComparing(KeptRecording::recordingId))
                .toList();
        List<Expiry> expired = new ArrayList<>();
        List<KeptRecording> left = new ArrayList<>();
        for (KeptRecording recording : oldestFirst) {
            if (!recording.busy() && isTooOld(recording, now)) {
                expired.add(new Expiry(recording, Expiry.Reason.AGE));
            } else {
                left.add(recording);
            }
        }
        if (maxBytes != null) {
            addLargest(expired, left, maxBytes);
        }
        return expired;
    }

    /** When a recording expires by its age, if it does. Size may delete it before. */
    public Optional<Instant> expiresAt(KeptRecording recording) {
        return ageOf(recording.stay()).map(recording.endedAt()::plus);
    }

    /** Whether a deletion can no longer be taken back, so that the files go. */
    public static boolean isPurgeable(Instant deletedAt, Instant now) {
        return !now.isBefore(deletedAt.plus(RESTORABLE_FOR));
    }

    private static void addLargest(List<Expiry> expired, List<KeptRecording> oldestFirst, long maxBytes) {
        long bytes = oldestFirst.stream().mapToLong(KeptRecording::sizeBytes).sum();
        for (KeptRecording recording : oldestFirst) {
            if (bytes <= maxBytes) {
                return;
            }
            if (!recording.busy() && !(recording.stay() instanceof Stay.ForEver)) {
                expired.add(new Expiry(recording, Expiry.Reason.SIZE));
                bytes -= recording.sizeBytes();
            }
        }
    }

    private boolean isTooOld(KeptRecording recording, Instant now) {
        return expiresAt(recording).filter(end -> !now.isBefore(end)).isPresent();
    }

    private Optional<Duration> ageOf(Stay stay) {
        return switch (stay) {
            case Stay.AsAll() -> Optional.ofNullable(maxAge);
            case Stay.ForEver() -> Optional.empty();
            case Stay.For(Duration time) -> Optional.of(time);
        };
    }
}
