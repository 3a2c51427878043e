package live.rostrum.hls.packager;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Writes a segment of captions (RFC 8216 3.5, WebVTT 4).
 *
 * <p>Times count from where the stream began, as those of its media do ({@code tfdt}). RFC 8216 assumes just that if the mapping says nothing, but hls.js
 * takes an {@code MPEGTS} of 0 for none and puts cues behind a discontinuity in the wrong place; so the mapping names the tenth second on both sides.
 */
final class WebVtt {

    private static final String HEADER = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:10.000,MPEGTS:900000\n";

    private WebVtt() {}

    /** The whole file; without cues it is a header alone. */
    static byte[] write(List<ShownCue> cues) {
        StringBuilder out = new StringBuilder(HEADER);
        for (ShownCue cue : cues) {
            out.append('\n')
                    .append(timestamp(cue.startMs()))
                    .append(" --> ")
                    .append(timestamp(cue.endMs()))
                    .append('\n')
                    .append(escaped(cue.text()))
                    .append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Hours have two digits or more (WebVTT 4.1). */
    private static String timestamp(long ms) {
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d.%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1_000 % 60, ms % 1_000);
    }

    /** Markup is shown as it was spoken, and the arrow cannot occur. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
