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
 * <p>Whole, or as a delta update: a player that asks with {@code _HLS_skip=YES} has read everything older than {@link #CAN_SKIP_UNTIL_SECONDS} before
 * (rfc8216bis 6.2.5.1).
 */
public final class MediaPlaylist {

    /** {@code EXT-X-TARGETDURATION}; each segment's length rounds to it or to less. */
    public static final int TARGET_DURATION_SECONDS = 2;

    /** {@code HOLD-BACK}: three target durations. */
    static final int HOLD_BACK_SECONDS = 6;

    /** {@code CAN-SKIP-UNTIL}: six target durations. */
    static final int CAN_SKIP_UNTIL_SECONDS = 12;

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
     * @param delta whether the reader asked for a delta update; answered whole where the rules forbid one
     */
    public static String write(Instant epoch, RenditionSnapshot rendition, boolean ended, boolean delta) {
        return new MediaPlaylist(epoch, rendition, ended).text(delta);
    }

    private String text(boolean delta) {
        List<SegmentEntry> segments = rendition.segments();
        int skipped = delta && !ended ? skippable(segments) : 0;
        header(segments, skipped);
        int init = -1;
        for (int i = skipped; i < segments.size(); i++) {
            SegmentEntry segment = segments.get(i);
            segment(segment, init);
            init = segment.gap() ? init : segment.init();
        }
        if (ended) {
            line("#EXT-X-ENDLIST");
        }
        return out.toString();
    }

    private void header(List<SegmentEntry> segments, int skipped) {
        line("#EXTM3U");
        line("#EXT-X-VERSION:" + VERSION);
        line("#EXT-X-TARGETDURATION:" + TARGET_DURATION_SECONDS);
        if (!ended) {
            line("#EXT-X-SERVER-CONTROL:CAN-SKIP-UNTIL=" + CAN_SKIP_UNTIL_SECONDS + ".0,HOLD-BACK=" + HOLD_BACK_SECONDS
                    + ".0");
        }
        line("#EXT-X-MEDIA-SEQUENCE:" + segments.getFirst().msn());
        if (rendition.discontinuitySequence() > 0) {
            line("#EXT-X-DISCONTINUITY-SEQUENCE:" + rendition.discontinuitySequence());
        }
        line("#EXT-X-INDEPENDENT-SEGMENTS");
        if (skipped > 0) {
            line("#EXT-X-SKIP:SKIPPED-SEGMENTS=" + skipped);
        }
    }

    private void segment(SegmentEntry segment, int previousInit) {
        if (segment.discontinuity()) {
            line("#EXT-X-DISCONTINUITY");
        }
        if (!segment.gap() && segment.init() != previousInit) {
            line("#EXT-X-MAP:URI=\"init" + segment.init() + ".mp4\"");
        }
        line("#EXT-X-PROGRAM-DATE-TIME:" + programmeTime(segment));
        if (segment.gap()) {
            line("#EXT-X-GAP");
        }
        line(String.format(Locale.ROOT, "#EXTINF:%.5f,", rendition.seconds(segment.durationTicks())));
        line(segment.fileName());
    }

    /** How many of the oldest segments lie further than the skip boundary from the end (rfc8216bis 6.2.5.1). */
    private int skippable(List<SegmentEntry> segments) {
        double tail = 0;
        int index = segments.size();
        while (index > 0 && tail < CAN_SKIP_UNTIL_SECONDS) {
            index--;
            tail += rendition.seconds(segments.get(index).durationTicks());
        }
        return index;
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
