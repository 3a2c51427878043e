package live.rostrum.recording.delivery;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import live.rostrum.recording.assembly.RecordingIndex;
import live.rostrum.recording.assembly.RecordingIndex.Run;
import live.rostrum.recording.assembly.RecordingIndex.Segment;

/**
 * Writes the playlists of a recording (RFC 8216): its segments are byte ranges of {@code recording.mp4} itself (4.3.2.2), each run has its own header (4.3.2.5), and
 * a discontinuity stands between runs (4.3.2.3), and each says when it was (4.3.2.6).
 */
final class VodPlaylists {

    /** Byte ranges need 4, a header in a playlist of whole segments 6, fragmented MP4 in it 7. */
    private static final int VERSION = 7;

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private VodPlaylists() {}

    /**
     * The multivariant playlist.
     *
     * @param captions BCP 47 tag of the captions' language, if there are captions
     */
    static String multivariant(RecordingIndex index, Optional<String> captions) {
        return "#EXTM3U\n#EXT-X-VERSION:" + VERSION + "\n#EXT-X-INDEPENDENT-SEGMENTS\n"
                + captions.map(VodPlaylists::subtitles).orElse("")
                + "#EXT-X-STREAM-INF:BANDWIDTH=" + Math.max(1, index.bandwidth())
                + ",AVERAGE-BANDWIDTH=" + Math.max(1, Math.min(index.averageBandwidth(), index.bandwidth()))
                + ",CODECS=\"" + index.codecs() + '"'
                + ",RESOLUTION=" + index.width() + 'x' + index.height()
                + (captions.isPresent() ? ",SUBTITLES=\"captions\"" : "")
                + ",CLOSED-CAPTIONS=NONE\nmain.m3u8\n";
    }

    /** RFC 8216 4.3.4.1, under the same name as in the live playlist: what the language calls itself. */
    private static String subtitles(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"" + label(locale)
                + "\",LANGUAGE=\"" + locale.toLanguageTag()
                + "\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO"
                + ",CHARACTERISTICS=\"public.accessibility.transcribes-spoken-dialog\",URI=\"captions/live.m3u8\"\n";
    }

    private static String label(Locale locale) {
        String name = locale.getDisplayLanguage(locale).replaceAll("[\"\\p{Cc}]", "");
        if (name.isEmpty()) {
            return locale.toLanguageTag();
        }
        int first = name.offsetByCodePoints(0, 1);
        String capital = name.substring(0, first).toUpperCase(locale) + name.substring(first);
        String detail = locale.getCountry().isEmpty() ? locale.getScript() : locale.getCountry();
        return detail.isEmpty() ? capital : capital + " (" + detail + ")";
    }

    /** The captions' media playlist: one segment as long as the recording. */
    static String captions(double durationSeconds) {
        return "#EXTM3U\n#EXT-X-VERSION:" + VERSION + "\n#EXT-X-TARGETDURATION:"
                + Math.max(1, Math.round(durationSeconds))
                + "\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n"
                + String.format(Locale.ROOT, "#EXTINF:%.3f,\n", durationSeconds)
                + "captions.vtt\n#EXT-X-ENDLIST\n";
    }

    /**
     * The media playlist.
     *
     * @param edition stands in each address, since the bytes behind a name change with it
     */
    static String media(RecordingIndex index, String edition) {
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:" + VERSION + "\n#EXT-X-TARGETDURATION:")
                .append(targetDurationSeconds(index))
                .append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        for (int run = 0; run < index.runs().size(); run++) {
            if (run > 0) {
                out.append("#EXT-X-DISCONTINUITY\n");
            }
            out.append("#EXT-X-MAP:URI=\"init")
                    .append(run)
                    .append(".mp4?v=")
                    .append(edition)
                    .append("\"\n");
            programmeTime(out, index.runs().get(run));
            segments(out, index.runs().get(run), edition);
        }
        return out.append("#EXT-X-ENDLIST\n").toString();
    }

    private static void programmeTime(StringBuilder out, Run run) {
        Long timeMs = run.programmeTimeMs();
        if (timeMs != null) {
            out.append("#EXT-X-PROGRAM-DATE-TIME:")
                    .append(MILLISECONDS.format(Instant.ofEpochMilli(timeMs)))
                    .append('\n');
        }
    }

    private static void segments(StringBuilder out, Run run, String edition) {
        for (Segment segment : run.segments()) {
            out.append(String.format(Locale.ROOT, "#EXTINF:%.3f,\n", segment.durationMs() / 1000.0))
                    .append("#EXT-X-BYTERANGE:")
                    .append(segment.bytes())
                    .append('@')
                    .append(segment.offset())
                    .append("\nrecording.mp4?v=")
                    .append(edition)
                    .append('\n');
        }
    }

    /** What no segment's length rounds above (4.3.3.1). */
    private static long targetDurationSeconds(RecordingIndex index) {
        int longestMs = index.runs().stream()
                .flatMap(run -> run.segments().stream())
                .mapToInt(Segment::durationMs)
                .max()
                .orElse(0);
        return Math.max(1, Math.round(longestMs / 1000.0));
    }
}
