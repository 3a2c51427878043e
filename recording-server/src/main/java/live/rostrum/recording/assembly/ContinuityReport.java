package live.rostrum.recording.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How much of an event is in its recording.
 *
 * @param expected from the first take's beginning to the last one's end
 * @param recorded length of the file
 * @param gaps in order
 * @param complete whether every take was stopped and nothing is missing of any
 * @param mayGrow whether chunks can still come that belong at the end of a take
 * @param runTimes when each run began, on the programme clock; none of a clip
 */
public record ContinuityReport(
        Duration expected,
        Duration recorded,
        List<Gap> gaps,
        boolean complete,
        boolean mayGrow,
        List<Instant> runTimes) {

    public ContinuityReport {
        gaps = List.copyOf(gaps);
        runTimes = List.copyOf(runTimes);
    }

    /** In a sentence: "Recorded 59:58 of 60:00, gap of 2 s at 12:31." */
    public String words() {
        String recordedWords = "Recorded " + clock(recorded);
        if (gaps.isEmpty()) {
            return recordedWords + ", without a gap.";
        }
        Gap longest = gaps.stream().max(Comparator.comparing(Gap::length)).orElseThrow();
        String gapWords = "gap of " + seconds(longest.length()) + " at " + clock(longest.position());
        return recordedWords + " of " + clock(expected) + ", "
                + (gaps.size() == 1 ? gapWords : gaps.size() + " gaps, the longest: " + gapWords) + ".";
    }

    private static String clock(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        return seconds < 3600 + 60
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String seconds(Duration length) {
        double seconds = length.toMillis() / 1000.0;
        return seconds < 10 && seconds != Math.rint(seconds)
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : Math.round(seconds) + " s";
    }
}
