package live.rostrum.recording.transcript;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts phrases into cues of two lines of at most 42 characters. A cue of a long phrase is shown for as much of its time as it has of its text: when which word was said is not
 * kept.
 */
final class CaptionCues {

    private static final int LINE_CHARACTERS = 42;
    private static final int LINES = 2;

    private CaptionCues() {}

    /** What is shown from one time to another, in milliseconds. */
    record Cue(long startMs, long endMs, String text) {}

    static List<Cue> of(RecordedTranscript.Phrase phrase) {
        List<String> lines = lines(phrase.text(), Locale.forLanguageTag(phrase.language()));
        int characters = lines.stream().mapToInt(String::length).sum();
        long start = Math.round(phrase.startSeconds() * 1000);
        double length = Math.round(phrase.endSeconds() * 1000) - start;
        List<Cue> cues = new ArrayList<>();
        long from = start;
        int shown = 0;
        for (int line = 0; line < lines.size(); line += LINES) {
            List<String> together = lines.subList(line, Math.min(line + LINES, lines.size()));
            shown += together.stream().mapToInt(String::length).sum();
            long to = start + Math.round(length * shown / characters);
            if (to > from) {
                cues.add(new Cue(from, to, String.join("\n", together)));
            }
            from = to;
        }
        return cues;
    }

    /** Breaks where the language allows it; a word that is longer than a line is broken as well. */
    private static List<String> lines(String text, Locale locale) {
        String words = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        BreakIterator breaks = BreakIterator.getLineInstance(locale);
        breaks.setText(words);
        List<String> lines = new ArrayList<>();
        int start = 0;
        int end = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            if (words.substring(start, next).strip().length() > LINE_CHARACTERS && end > start) {
                lines.add(words.substring(start, end).strip());
                start = end;
            }
            while (words.substring(start, next).strip().length() > LINE_CHARACTERS) {
                int cut = characterBoundary(words, start + LINE_CHARACTERS, locale);
                lines.add(words.substring(start, cut).strip());
                start = cut;
            }
            end = next;
        }
        if (start < words.length()) {
            lines.add(words.substring(start).strip());
        }
        return lines;
    }

    /** Not within a letter and its marks, unless they fill a line. */
    private static int characterBoundary(String text, int at, Locale locale) {
        BreakIterator characters = BreakIterator.getCharacterInstance(locale);
        characters.setText(text);
        int before = characters.isBoundary(at) ? at : characters.preceding(at);
        return before > at - LINE_CHARACTERS ? before : at;
    }
}
