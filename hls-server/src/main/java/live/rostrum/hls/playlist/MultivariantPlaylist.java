package live.rostrum.hls.playlist;

import java.util.List;
import java.util.Locale;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.hls.packager.CaptionPlan;
import live.rostrum.hls.packager.RenditionSnapshot;
import live.rostrum.hls.packager.StreamSnapshot;

/**
 * Writes the multivariant playlist (rfc8216bis 4.4.6): one variant for each video rendition, all with the one audio rendition and the captions.
 *
 * <p>BANDWIDTH is the peak that the encoder is held to, or what was measured if that is more, with the sound's added.
 */
public final class MultivariantPlaylist {

    private static final String AUDIO_GROUP = "audio";
    private static final String CAPTION_GROUP = "captions";

    /** What captions for people who cannot hear are marked with (rfc8216bis 4.4.6.1). */
    private static final String CHARACTERISTICS = "public.accessibility.transcribes-spoken-dialog";

    private MultivariantPlaylist() {}

    /**
     * The text of the playlist.
     *
     * @param snapshot a {@linkplain StreamSnapshot#playable() playable} one
     */
    public static String write(StreamSnapshot snapshot) {
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        List<RenditionSnapshot> video = snapshot.renditions(MediaKind.VIDEO);
        List<RenditionSnapshot> audio = snapshot.renditions(MediaKind.AUDIO);
        boolean captioned = !snapshot.captions().isEmpty();
        if (!video.isEmpty()) {
            audio.forEach(rendition -> audioGroup(out, rendition));
        }
        snapshot.captions().forEach(rendition -> captionGroup(out, rendition.plan()));
        if (video.isEmpty()) {
            audio.forEach(rendition -> variant(out, rendition, List.of(), captioned));
        } else {
            video.forEach(rendition -> variant(out, rendition, audio, captioned));
        }
        return out.toString();
    }

    private static void audioGroup(StringBuilder out, RenditionSnapshot rendition) {
        out.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"" + AUDIO_GROUP
                        + "\",NAME=\"Original\",DEFAULT=YES,AUTOSELECT=YES")
                .append(",CHANNELS=\"2\",URI=\"")
                .append(uri(rendition.plan().name()))
                .append("\"\n");
    }

    private static void captionGroup(StringBuilder out, CaptionPlan plan) {
        out.append("#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"" + CAPTION_GROUP + "\",NAME=\"")
                .append(plan.label())
                .append("\",LANGUAGE=\"")
                .append(plan.language())
                .append("\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,CHARACTERISTICS=\"" + CHARACTERISTICS + "\",URI=\"")
                .append(uri(plan.name()))
                .append("\"\n");
    }

    private static void variant(
            StringBuilder out, RenditionSnapshot rendition, List<RenditionSnapshot> audio, boolean captioned) {
        long peak = peak(rendition)
                + audio.stream().mapToLong(MultivariantPlaylist::peak).max().orElse(0);
        long average = average(rendition)
                + audio.stream().mapToLong(MultivariantPlaylist::average).max().orElse(0);
        String codecs = audio.isEmpty()
                ? rendition.codec()
                : rendition.codec() + "," + audio.getFirst().codec();
        out.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(peak);
        out.append(",AVERAGE-BANDWIDTH=").append(Math.min(average, peak));
        out.append(",CODECS=\"").append(codecs).append('"');
        if (rendition.plan().kind() == MediaKind.VIDEO) {
            out.append(",RESOLUTION=").append(rendition.width()).append('x').append(rendition.height());
            out.append(String.format(
                    Locale.ROOT, ",FRAME-RATE=%.3f", (double) rendition.plan().frameRate()));
            out.append(",CLOSED-CAPTIONS=NONE");
        }
        if (!audio.isEmpty()) {
            out.append(",AUDIO=\"" + AUDIO_GROUP + "\"");
        }
        if (captioned) {
            out.append(",SUBTITLES=\"" + CAPTION_GROUP + "\"");
        }
        out.append('\n').append(uri(rendition.plan().name())).append('\n');
    }

    private static long peak(RenditionSnapshot rendition) {
        return Math.max(rendition.plan().peakBitsPerSecond(), rendition.measuredPeakBitsPerSecond());
    }

    private static long average(RenditionSnapshot rendition) {
        return Math.max(rendition.plan().averageBitsPerSecond(), rendition.measuredAverageBitsPerSecond());
    }

    private static String uri(String rendition) {
        return rendition + "/live.m3u8";
    }
}
