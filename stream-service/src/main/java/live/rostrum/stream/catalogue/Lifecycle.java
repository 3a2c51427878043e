package live.rostrum.stream.catalogue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream is in its life, and how it came there. Immutable; each method says what comes next.
 *
 * @param status where it is
 * @param takeId the recorder run that is or was live
 * @param startedAt when it first went live
 * @param goneSince when the broadcaster was lost, while it is
 * @param endedAt when it ended
 * @param reportedAt time of the newest report that was believed
 */
public record Lifecycle(
        StreamStatus status,
        @Nullable String takeId,
        @Nullable Instant startedAt,
        @Nullable Instant goneSince,
        @Nullable Instant endedAt,
        @Nullable Instant reportedAt) {

    static final Lifecycle NEW = new Lifecycle(StreamStatus.CREATED, null, null, null, null, null);

    /**
     * After a report. An ended stream stays ended, and a report that is older than the newest one is overtaken by events;
     * a report from the future (a wrong clock) counts as now.
     */
    Lifecycle after(IngestReport report, Instant now) {
        if (hasOvertaken(report, now)) {
            return this;
        }
        Instant at = timeOf(report, now);
        Instant started = startedAt == null ? at : startedAt;
        return switch (report.state()) {
            case CREATED -> this;
            case LIVE -> new Lifecycle(StreamStatus.LIVE, report.takeId(), started, null, null, at);
            case RECONNECTING ->
                new Lifecycle(
                        StreamStatus.RECONNECTING,
                        report.takeId(),
                        started,
                        goneSince == null ? at : goneSince,
                        null,
                        at);
            case ENDED -> new Lifecycle(StreamStatus.ENDED, report.takeId(), startedAt, null, at, at);
        };
    }

    /** After the owner, or nobody's coming back, ended it. */
    Lifecycle ended(Instant now) {
        return status == StreamStatus.ENDED
                ? this
                : new Lifecycle(StreamStatus.ENDED, takeId, startedAt, null, now, reportedAt);
    }

    /** Whether the broadcaster is there or expected back. */
    public boolean isOnAir() {
        return status == StreamStatus.LIVE || status == StreamStatus.RECONNECTING;
    }

    /** Whether a report comes too late to be believed: after the end, or after a newer one. */
    boolean hasOvertaken(IngestReport report, Instant now) {
        return status == StreamStatus.ENDED
                || (reportedAt != null && timeOf(report, now).isBefore(reportedAt));
    }

    private static Instant timeOf(IngestReport report, Instant now) {
        return report.at().isAfter(now) ? now : report.at();
    }

    /** Whether the broadcaster has been gone for longer than the grace period. */
    boolean isOverdue(Instant now, Duration grace) {
        return status == StreamStatus.RECONNECTING && goneSince != null && !now.isBefore(goneSince.plus(grace));
    }
}
