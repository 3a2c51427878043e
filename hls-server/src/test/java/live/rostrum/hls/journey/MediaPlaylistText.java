package live.rostrum.hls.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A media playlist as a player reads it: what each segment is called, when it begins and how long it is. */
record MediaPlaylistText(String text) {

    record Segment(String uri, Instant start, double seconds, boolean discontinuity, boolean gap) {

        Instant end() {
            return start.plusNanos((long) (seconds * 1e9));
        }
    }

    List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        Instant start = Instant.EPOCH;
        double seconds = 0;
        boolean discontinuity = false;
        boolean gap = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                start = Instant.parse(line.substring(line.indexOf(':') + 1));
            } else if (line.startsWith("#EXTINF:")) {
                seconds = Double.parseDouble(line.substring(line.indexOf(':') + 1, line.indexOf(',')));
            } else if (line.equals("#EXT-X-DISCONTINUITY")) {
                discontinuity = true;
            } else if (line.equals("#EXT-X-GAP")) {
                gap = true;
            } else if (!line.startsWith("#")) {
                segments.add(new Segment(line, start, seconds, discontinuity, gap));
                discontinuity = false;
                gap = false;
            }
        }
        return segments;
    }

    long gaps() {
        return segments().stream().filter(Segment::gap).count();
    }

    long discontinuities() {
        return segments().stream().filter(Segment::discontinuity).count();
    }

    /** Length of all segments together. */
    double seconds() {
        return segments().stream().mapToDouble(Segment::seconds).sum();
    }

    /** From the first segment's beginning to the last one's end, on the programme clock. */
    double programmeSeconds() {
        List<Segment> segments = segments();
        return Duration.between(segments.getFirst().start(), segments.getLast().end())
                        .toMillis()
                / 1e3;
    }

    /** The longest time between a segment's end and the next one's beginning; negative if they overlap. */
    double largestGapSeconds() {
        List<Segment> segments = segments();
        double largest = 0;
        for (int i = 1; i < segments.size(); i++) {
            double gap =
                    Duration.between(segments.get(i - 1).end(), segments.get(i).start())
                                    .toMillis()
                            / 1e3;
            largest = Math.abs(gap) > Math.abs(largest) ? gap : largest;
        }
        return largest;
    }
}
