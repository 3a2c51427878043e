package live.rostrum.hls.playlist;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import live.rostrum.hls.packager.RenditionSnapshot;
import live.rostrum.hls.packager.SegmentEntry;

/**
 * Writes a media playlist (rfc8216bis 4.4.3 and 4.4.4).
 *
 * <p>Without EXT-X-SERVER-CONTROL for now: its absence means a hold-back of three target durations, which is what we want, and strict readers take its presence
 * for a promise of blocking reloads.
 */
public final class MediaPlaylist {

    /** {@code EXT-X-TARGETDURATION}; each segment's length rounds to it or to less. */
    public static final int TARGET_DURATION_SECONDS = 2;

    private static final int VERSION = 9;

    private final Instant epoch;
    private final RenditionSnapshot rendition;
    private final boolean ended;
    private final StringBuilder out = new StringBuilder();

    private MediaPlaylist(Instant epoch, RenditionSnapshot rendition, boolean ended) {
        this.epoch = epoch;
        this.rendition = rendition;
        this.ended = ended;
    }

    /**
     * The text of the playlist.
     *
     * @param epoch programme time of tick 0
     * @param rendition with at least one segment
     * @param ended whether nothing will follow
     */
    public static String write(Instant epoch, RenditionSnapshot rendition, boolean ended) {
        return new MediaPlaylist(epoch, rendition, ended).text();
    }

    private String text() {
        List<SegmentEntry> segments = rendition.segments();
        header(segments);
        String init = "";
        for (SegmentEntry segment : segments) {
            segment(segment, init);
            init = segment.gap() ? init : segment.initUri();
        }
        if (ended) {
            line("#EXT-X-ENDLIST");
        }
        return out.toString();
    }

    private void header(List<SegmentEntry> segments) {
        line("#EXTM3U");
        line("#EXT-X-VERSION:" + VERSION);
        line("#EXT-X-TARGETDURATION:" + TARGET_DURATION_SECONDS);
        line("#EXT-X-MEDIA-SEQUENCE:" + segments.getFirst().msn());
        if (rendition.discontinuitySequence() > 0) {
            line("#EXT-X-DISCONTINUITY-SEQUENCE:" + rendition.discontinuitySequence());
        }
        line("#EXT-X-INDEPENDENT-SEGMENTS");
    }

    private void segment(SegmentEntry segment, String previousInit) {
        if (segment.discontinuity()) {
            line("#EXT-X-DISCONTINUITY");
        }
        if (!segment.gap() && !segment.initUri().equals(previousInit)) {
            line("#EXT-X-MAP:URI=\"" + segment.initUri() + "\"");
        }
        line("#EXT-X-PROGRAM-DATE-TIME:" + programmeTime(segment));
        if (segment.gap()) {
            line("#EXT-X-GAP");
        }
        line(String.format(Locale.ROOT, "#EXTINF:%.5f,", rendition.seconds(segment.durationTicks())));
        line(segment.uri());
    }

    private String programmeTime(SegmentEntry segment) {
        long nanos = Math.round(rendition.seconds(segment.startTicks()) * 1e9);
        Instant time = epoch.plusNanos(nanos).plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS);
        String text = DateTimeFormatter.ISO_INSTANT.format(time);
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
