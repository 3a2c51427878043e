package live.rostrum.recording.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import live.rostrum.recording.spool.TakeManifest;
import org.jspecify.annotations.Nullable;

/**
 * Puts takes on the programme clock, which never goes back, and finds what is missing.
 *
 * <p>Between two takes of one person the distance is that of the browser's clock, which does not depend on when they were sent, if it is plausible: not shorter than
 * what the older take holds, and not longer than a week. Else it is that of this server's clock.
 *
 * <p>The programme's beginning is by this server's clock alone. A take is never heard of before it begins, but may be much later, when the way here was down: the one that was heard of soonest
 * says when all began.
 */
final class Continuity {

    private static final Duration LONGEST_DISTANCE = Duration.ofDays(7);
    private static final Duration SHORTEST_GAP = Duration.ofMillis(100);

    /** Another camera or screen is there within this time; who is silent for longer was away. */
    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(5);

    private final List<Gap> gaps = new ArrayList<>();
    private Duration filePosition = Duration.ZERO;
    private Duration programmeEnd = Duration.ZERO;
    private final List<Duration> runStarts = new ArrayList<>();
    private @Nullable Instant beginning;

    private Continuity() {}

    /** Takes in the order in which they were recorded. */
    static List<TakeManifest> inOrder(List<TakeManifest> takes) {
        boolean oneClock = takes.stream().map(TakeManifest::userId).distinct().count() <= 1
                && takes.stream().map(TakeManifest::startedAt).allMatch(Objects::nonNull);
        Comparator<TakeManifest> order = oneClock
                ? Comparator.comparing(take -> Objects.requireNonNull(take.startedAt()))
                : Comparator.comparing(TakeManifest::firstHeardAt);
        return takes.stream().sorted(order.thenComparing(TakeManifest::takeId)).toList();
    }

    /**
     * The report of a recording.
     *
     * @param takes in order
     * @param lengths of the runs' parts of the file, all takes' one after the other
     */
    static ContinuityReport of(List<TakeSpan> takes, List<Duration> lengths) {
        return new Continuity().report(takes, lengths);
    }

    private ContinuityReport report(List<TakeSpan> takes, List<Duration> lengths) {
        int next = 0;
        Duration start = Duration.ZERO;
        TakeSpan before = null;
        for (TakeSpan take : takes) {
            if (before != null) {
                start = later(start.plus(distance(before, take)), programmeEnd);
            }
            beginning = earlier(beginning, take.manifest().firstHeardAt().minus(start));
            StoredRun runBefore = null;
            for (StoredRun run : take.runs()) {
                Duration missing = start.plus(run.start()).minus(programmeEnd);
                add(missing, runBefore == null ? causeBetween(before, missing) : causeAfter(runBefore));
                runStarts.add(later(start.plus(run.start()), programmeEnd));
                filePosition = filePosition.plus(lengths.get(next++));
                programmeEnd = later(start.plus(run.endTime()), programmeEnd);
                runBefore = run;
            }
            before = take;
        }
        if (before != null) {
            add(before.missingAtEnd(), GapCause.NOT_RECEIVED);
            programmeEnd = programmeEnd.plus(before.missingAtEnd());
        }
        boolean wholeTakes = takes.stream().allMatch(Continuity::isWhole);
        boolean mayGrow = takes.stream().anyMatch(take -> !take.isStopped() || take.chunksMissingAtEnd() > 0);
        return new ContinuityReport(
                later(programmeEnd, filePosition), filePosition, gaps, wholeTakes && !mayGrow, mayGrow, runTimes());
    }

    private List<Instant> runTimes() {
        Instant zero = beginning == null ? Instant.EPOCH : beginning;
        return runStarts.stream().map(zero::plus).toList();
    }

    private void add(Duration missing, @Nullable GapCause cause) {
        if (cause != null && missing.compareTo(SHORTEST_GAP) >= 0) {
            gaps.add(new Gap(filePosition, missing, cause));
        }
    }

    private static boolean isWhole(TakeSpan take) {
        return !take.runs().isEmpty()
                && take.runs().stream()
                        .noneMatch(run -> run.end() == RunEnd.CHUNKS_MISSING || run.end() == RunEnd.DAMAGED)
                && take.runs().getFirst().from().seq() == 0;
    }

    /**
     * What lies between a take and the one before it. That the older take was stopped does not say when: the rest of a closed tab is sent, and its take stopped, by the
     * next one.
     */
    private static GapCause causeBetween(@Nullable TakeSpan before, Duration missing) {
        if (before == null || before.chunksMissingAtEnd() > 0 || before.runs().isEmpty()) {
            return GapCause.NOT_RECEIVED;
        }
        boolean changed = before.isStopped() && missing.compareTo(LONGEST_CHANGE) <= 0;
        return changed ? GapCause.SOURCE_CHANGED : GapCause.CONNECTION;
    }

    private static @Nullable GapCause causeAfter(StoredRun run) {
        return switch (run.end()) {
            case CHUNKS_MISSING -> GapCause.NOT_RECEIVED;
            case DAMAGED -> GapCause.DAMAGED;
            case CLOCK_JUMPED -> GapCause.CONNECTION;
            case TAKE_ENDS, INTERRUPTED -> null;
            case null -> null;
        };
    }

    private static Duration distance(TakeSpan older, TakeSpan newer) {
        TakeManifest before = older.manifest();
        TakeManifest after = newer.manifest();
        Instant startedBefore = before.startedAt();
        Instant startedAfter = after.startedAt();
        if (startedBefore != null && startedAfter != null && before.userId().equals(after.userId())) {
            Duration distance = Duration.between(startedBefore, startedAfter);
            if (distance.compareTo(older.mediaEnd()) >= 0 && distance.compareTo(LONGEST_DISTANCE) <= 0) {
                return distance;
            }
        }
        return Duration.between(before.firstHeardAt(), after.firstHeardAt());
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
