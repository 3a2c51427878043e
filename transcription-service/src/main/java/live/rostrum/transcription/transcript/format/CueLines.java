package live.rostrum.transcription.transcript.format;

import java.util.ArrayList;
import java.util.List;

/** Cuts a phrase into cues of at most two lines of {@value #LINE} characters, and shares its time among them by their length. */
final class CueLines {

    static final int LINE = 42;
    private static final int LINES = 2;

    private CueLines() {}

    /** The cues of a phrase, their lines parted by {@code \n}. */
    static List<TimedText> of(TimedText phrase) {
        List<String> lines = lines(phrase.text());
        List<TimedText> cues = new ArrayList<>();
        long total = Math.max(1, lines.stream().mapToLong(String::length).sum());
        long duration = phrase.endMs() - phrase.startMs();
        long done = 0;
        for (int line = 0; line < lines.size(); line += LINES) {
            List<String> both = lines.subList(line, Math.min(line + LINES, lines.size()));
            long length = both.stream().mapToLong(String::length).sum();
            cues.add(new TimedText(
                    phrase.startMs() + duration * done / total,
                    phrase.startMs() + duration * (done + length) / total,
                    String.join("\n", both)));
            done += length;
        }
        return cues;
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            for (String piece : pieces(word)) {
                if (!line.isEmpty() && line.length() + 1 + piece.length() > LINE) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(piece);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** What has no spaces, as in Chinese, is cut anywhere but within a character. */
    private static List<String> pieces(String word) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (word.length() - from > LINE) {
            int to = from + LINE;
            to -= Character.isHighSurrogate(word.charAt(to - 1)) ? 1 : 0;
            pieces.add(word.substring(from, to));
            from = to;
        }
        pieces.add(word.substring(from));
        return pieces;
    }
}
