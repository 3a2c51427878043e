package live.rostrum.recording.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.rostrum.recording.assembly.RecordingIndex;
import org.jspecify.annotations.Nullable;

/**
 * Where in a recording's file a time of a take is. The file has its runs one after the other, whatever lay between them; each goes on at its take's pace from where it began
 * there ({@link RecordingIndex.Source}). A recording from before the index said so has no such places.
 */
final class Positions {

    private final Map<String, List<Stretch>> byTake = new HashMap<>();
    private final List<Stretch> all = new ArrayList<>();
    private final double endMs;

    /**
     * A run.
     *
     * @param positionMs in the file
     * @param takeMs of its beginning, on the take's clock
     * @param programmeMs of its beginning, on the programme clock; null if nobody knows
     */
    private record Stretch(
            double positionMs,
            double takeMs,
            double durationMs,
            @Nullable Long programmeMs) {

        double at(double time) {
            return positionMs + time - takeMs;
        }
    }

    /** A part of the file, in milliseconds. */
    record Part(double startMs, double endMs) {}

    Positions(RecordingIndex index) {
        double position = 0;
        for (RecordingIndex.Run run : index.runs()) {
            RecordingIndex.Source source = run.source();
            if (source != null) {
                Stretch stretch = new Stretch(position, source.startMs(), run.durationMs(), run.programmeTimeMs());
                byTake.computeIfAbsent(source.takeId(), take -> new ArrayList<>())
                        .add(stretch);
                all.add(stretch);
            }
            position += run.durationMs();
        }
        endMs = position;
    }

    /** Length of the file in milliseconds. */
    double endMs() {
        return endMs;
    }

    /**
     * What was recorded of a time of a take: from its first part to its last one, since what lies between them was cut out. Empty if nothing was.
     *
     * @param startMs on the take's clock
     * @param endMs likewise
     */
    Optional<Part> of(@Nullable String takeId, double startMs, double endMs) {
        Part found = null;
        for (Stretch stretch : stretches(takeId)) {
            double from = Math.max(startMs, stretch.takeMs());
            double to = Math.min(endMs, stretch.takeMs() + stretch.durationMs());
            if (from < to) {
                found = new Part(found == null ? stretch.at(from) : found.startMs(), stretch.at(to));
            }
        }
        return Optional.ofNullable(found);
    }

    /** Where this moment is in the file; if it was not recorded, where the recording goes on after it. Empty if it does not. */
    Optional<Double> atOrAfter(@Nullable String takeId, double takeMs, double programmeMs) {
        for (Stretch stretch : stretches(takeId)) {
            if (takeMs < stretch.takeMs() + stretch.durationMs()) {
                return Optional.of(stretch.at(Math.max(takeMs, stretch.takeMs())));
            }
        }
        return all.stream()
                .filter(stretch -> stretch.programmeMs() != null && stretch.programmeMs() >= programmeMs)
                .map(Stretch::positionMs)
                .findFirst();
    }

    private List<Stretch> stretches(@Nullable String takeId) {
        return takeId == null ? List.of() : byTake.getOrDefault(takeId, List.of());
    }
}
