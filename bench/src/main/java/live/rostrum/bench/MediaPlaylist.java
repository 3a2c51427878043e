package live.rostrum.bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A media playlist, as far as the programs look into it (RFC 8216 4.3.2 and 4.3.3).
 *
 * @param segments in order, oldest first
 */
record MediaPlaylist(List<Segment> segments) {

    /**
     * One segment.
     *
     * @param msn its media sequence number
     * @param seconds {@code EXTINF}
     * @param discontinuity whether it does not continue the one before
     * @param gap whether there is nothing at its address
     * @param init its initialisation
     * @param start programme time, where it says
     */
    record Segment(
            long msn,
            double seconds,
            boolean discontinuity,
            boolean gap,
            URI uri,
            @Nullable URI init,
            @Nullable Instant start) {}

    /** A hole in the programme that is shorter comes from rounding. */
    private static final double ROUNDING_SECONDS = 0.05;

    MediaPlaylist {
        segments = List.copyOf(segments);
    }

    /** Reads a playlist that came from this address. */
    static MediaPlaylist parse(URI address, String text) {
        return new Reader(address).read(text);
    }

    /** The number of the newest segment, or -1 when there is none. */
    long lastMsn() {
        return segments.isEmpty() ? -1 : segments.getLast().msn();
    }

    /** The segments in groups that each play without a discontinuity; gaps are in none. */
    List<List<Segment>> stretches() {
        List<List<Segment>> stretches = new ArrayList<>();
        for (Segment segment : segments) {
            if (stretches.isEmpty() || segment.discontinuity()) {
                stretches.add(new ArrayList<>());
            }
            if (!segment.gap()) {
                stretches.getLast().add(segment);
            }
        }
        stretches.removeIf(List::isEmpty);
        return stretches;
    }

    /** Seconds of the programme that no segment has, or only one that is a gap. */
    double missingSeconds() {
        double missing = 0;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            missing += segment.gap() ? segment.seconds() : 0;
            missing += i == 0 ? 0 : holeBetween(segments.get(i - 1), segment);
        }
        return missing;
    }

    private static double holeBetween(Segment earlier, Segment later) {
        Instant start = earlier.start();
        Instant next = later.start();
        if (start == null || next == null) {
            return 0;
        }
        double hole = Duration.between(start, next).toNanos() / 1e9 - earlier.seconds();
        return hole > ROUNDING_SECONDS ? hole : 0;
    }

    /** What has been said for the next segment. */
    private static final class Reader {
        private final URI address;
        private final List<Segment> segments = new ArrayList<>();
        private long nextMsn;
        private double seconds;
        private boolean discontinuity;
        private boolean gap;
        private @Nullable URI init;
        private @Nullable Instant start;

        Reader(URI address) {
            this.address = address;
        }

        MediaPlaylist read(String text) {
            text.lines().forEach(this::line);
            return new MediaPlaylist(segments);
        }

        private void line(String line) {
            String value = line.substring(line.indexOf(':') + 1);
            if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) {
                nextMsn = Long.parseLong(value);
            } else if (line.startsWith("#EXTINF:")) {
                seconds = Double.parseDouble(value.substring(0, value.indexOf(',')));
            } else if (line.equals("#EXT-X-DISCONTINUITY")) {
                discontinuity = true;
            } else if (line.equals("#EXT-X-GAP")) {
                gap = true;
            } else if (line.startsWith("#EXT-X-MAP:")) {
                init = address.resolve(line.replaceAll("^.*URI=\"([^\"]*)\".*$", "$1"));
            } else if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                start = Instant.parse(value);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                segments.add(new Segment(nextMsn++, seconds, discontinuity, gap, address.resolve(line), init, start));
                discontinuity = false;
                gap = false;
                start = null;
            }
        }
    }
}
