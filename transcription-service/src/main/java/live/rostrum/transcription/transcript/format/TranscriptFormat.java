package live.rostrum.transcription.transcript.format;

import java.io.IOException;
import java.util.Locale;

/** The forms in which a transcript is written to a file, bit by bit. */
public enum TranscriptFormat {
    /** WebVTT, <a href="https://www.w3.org/TR/webvtt1/">W3C</a>. */
    VTT("text/vtt") {
        @Override
        public void write(TranscriptFile file, Appendable out) throws IOException {
            out.append("WEBVTT\n\n");
            if (file.note() != null) {
                out.append("NOTE ").append(webVtt(oneLine(file.note()))).append("\n\n");
            }
            for (TimedText gap : file.gaps()) {
                out.append("NOTE ")
                        .append(clock(gap.startMs(), '.'))
                        .append(' ')
                        .append(webVtt(oneLine(gap.text())));
                out.append("\n\n");
            }
            for (TimedText cue : file.items()) {
                times(cue, '.', out);
                out.append(webVtt(cue.text())).append("\n\n");
            }
        }
    },
    /** SubRip, which no standard describes: numbered cues, and whatever looks like markup is taken for markup. */
    SRT("application/x-subrip") {
        @Override
        public void write(TranscriptFile file, Appendable out) throws IOException {
            int number = 0;
            for (TimedText cue : file.items()) {
                number++;
                out.append(Integer.toString(number)).append('\n');
                times(cue, ',', out);
                out.append(subRip(cue.text())).append("\n\n");
            }
        }
    },
    /** Text to read, a phrase a line with its time. */
    TXT("text/plain") {
        @Override
        public void write(TranscriptFile file, Appendable out) throws IOException {
            out.append(oneLine(file.title())).append('\n');
            if (file.note() != null) {
                out.append(oneLine(file.note())).append('\n');
            }
            out.append('\n');
            int gap = 0;
            for (TimedText phrase : file.items()) {
                while (gap < file.gaps().size() && file.gaps().get(gap).startMs() <= phrase.startMs()) {
                    line(file.gaps().get(gap++), out);
                }
                line(phrase, out);
            }
            while (gap < file.gaps().size()) {
                line(file.gaps().get(gap++), out);
            }
        }
    };

    /** Keeps two characters apart and cannot be seen. */
    private static final String WORD_JOINER = "\u2060";

    private final String mediaType;

    TranscriptFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Its media type; always in UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** The end of a file's name, and its name in a request. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what was said is shown in time, as cues, and not read as phrases. */
    public boolean isShown() {
        return this != TXT;
    }

    /** Writes a whole file. */
    public abstract void write(TranscriptFile file, Appendable out) throws IOException;

    private static void times(TimedText cue, char point, Appendable out) throws IOException {
        out.append(clock(cue.startMs(), point)).append(" --> ").append(clock(cue.endMs(), point));
        out.append('\n');
    }

    private static void line(TimedText text, Appendable out) throws IOException {
        String clock = clock(text.startMs(), '.');
        out.append('[').append(clock, 0, clock.indexOf('.')).append("] ");
        out.append(oneLine(text.text())).append('\n');
    }

    private static String clock(long ms, char point) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                ms / 3_600_000,
                ms / 60_000 % 60,
                ms / 1_000 % 60,
                point,
                ms % 1_000);
    }

    /** WebVTT 4.2.2: the escapes also keep an arrow out of a cue. */
    private static String webVtt(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String subRip(String text) {
        return text.replace("-->", "\u2192").replace("<", "<" + WORD_JOINER).replace("{", "{" + WORD_JOINER);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
