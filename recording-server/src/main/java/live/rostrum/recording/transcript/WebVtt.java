package live.rostrum.recording.transcript;

import java.util.List;
import java.util.Locale;

/** Writes WebVTT (W3C WebVTT: The Web Video Text Tracks Format, 4). Text is plain: what would be markup is escaped. */
final class WebVtt {

    /** RFC 8216 3.5: the file's own clock is that of the recording, which begins with 0. */
    private static final String HEADER = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n";

    private static final int BYTES_A_PHRASE = 160;

    private WebVtt() {}

    static String captions(RecordedTranscript transcript) {
        StringBuilder out =
                new StringBuilder(HEADER.length() + transcript.items().size() * BYTES_A_PHRASE).append(HEADER);
        for (RecordedTranscript.Phrase phrase : transcript.items()) {
            for (CaptionCues.Cue cue : CaptionCues.of(phrase)) {
                cue(out, cue.startMs(), cue.endMs(), cue.text());
            }
        }
        return out.toString();
    }

    /** A cue for each chapter, as players expect of a track of the kind {@code chapters}. */
    static String chapters(RecordedTranscript transcript) {
        StringBuilder out = new StringBuilder("WEBVTT\n");
        List<RecordedTranscript.Chapter> chapters = transcript.chapters();
        for (int number = 0; number < chapters.size(); number++) {
            double end = number + 1 < chapters.size()
                    ? chapters.get(number + 1).startSeconds()
                    : transcript.durationSeconds();
            long startMs = Math.round(chapters.get(number).startSeconds() * 1000);
            String title = chapters.get(number).title().strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
            cue(out, startMs, Math.max(startMs + 1, Math.round(end * 1000)), title);
        }
        return out.toString();
    }

    private static void cue(StringBuilder out, long startMs, long endMs, String text) {
        out.append('\n');
        time(out, startMs);
        out.append(" --> ");
        time(out, endMs);
        out.append('\n').append(escaped(text)).append('\n');
    }

    private static void time(StringBuilder out, long timeMs) {
        out.append(String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                timeMs / 3_600_000,
                timeMs / 60_000 % 60,
                timeMs / 1000 % 60,
                timeMs % 1000));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
