package live.rostrum.hls.playlist;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import live.rostrum.hls.packager.CaptionSnapshot;
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
    private final int timescaleHz;
    private final Function<SegmentEntry, String> uri;
    private final StringBuilder out = new StringBuilder();

    private MediaPlaylist(Instant epoch, int timescaleHz, Function<SegmentEntry, String> uri) {
        this.epoch = epoch;
        this.timescaleHz = timescaleHz;
        this.uri = uri;
    }

    /**
     * The text of the playlist.
     *
     * @param epoch programme time of tick 0
     * @param rendition with at least one segment
     * @param ended whether nothing will follow
     */
    public static String write(Instant epoch, RenditionSnapshot rendition, boolean ended) {
        MediaPlaylist playlist = new MediaPlaylist(epoch, rendition.plan().timescaleHz(), SegmentEntry::uri);
        playlist.header(rendition.segments(), rendition.discontinuitySequence());
        String init = "";
        for (SegmentEntry segment : rendition.segments()) {
            String itsInit = segment.gap() ? init : segment.initUri();
            playlist.segment(segment, itsInit.equals(init) ? "" : itsInit);
            init = itsInit;
        }
        return playlist.text(ended);
    }

    /** The same for captions, which have no initialisation. */
    public static String write(Instant epoch, CaptionSnapshot captions, boolean ended) {
        MediaPlaylist playlist = new MediaPlaylist(epoch, captions.timescaleHz(), CaptionSnapshot::uri);
        playlist.header(captions.segments(), captions.discontinuitySequence());
        captions.segments().forEach(segment -> playlist.segment(segment, ""));
        return playlist.text(ended);
    }

    private void header(List<SegmentEntry> segments, long discontinuitySequence) {
        line("#EXTM3U");
        line("#EXT-X-VERSION:" + VERSION);
        line("#EXT-X-TARGETDURATION:" + TARGET_DURATION_SECONDS);
        line("#EXT-X-MEDIA-SEQUENCE:" + segments.getFirst().msn());
        if (discontinuitySequence > 0) {
            line("#EXT-X-DISCONTINUITY-SEQUENCE:" + discontinuitySequence);
        }
        line("#EXT-X-INDEPENDENT-SEGMENTS");
    }

    private void segment(SegmentEntry segment, String newInit) {
        if (segment.discontinuity()) {
            line("#EXT-X-DISCONTINUITY");
        }
        if (!newInit.isEmpty()) {
            line("#EXT-X-MAP:URI=\"" + newInit + "\"");
        }
        line("#EXT-X-PROGRAM-DATE-TIME:" + programmeTime(segment));
        if (segment.gap()) {
            line("#EXT-X-GAP");
        }
        line(String.format(Locale.ROOT, "#EXTINF:%.5f,", seconds(segment.durationTicks())));
        line(uri.apply(segment));
    }

    private String programmeTime(SegmentEntry segment) {
        long nanos = Math.round(seconds(segment.startTicks()) * 1e9);
        Instant time = epoch.plusNanos(nanos).plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS);
        String text = DateTimeFormatter.ISO_INSTANT.format(time);
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    private double seconds(long ticks) {
        return (double) ticks / timescaleHz;
    }

    private String text(boolean ended) {
        if (ended) {
            line("#EXT-X-ENDLIST");
        }
        return out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
