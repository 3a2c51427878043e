package live.rostrum.transcription.speechdouble;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said in one go.
 *
 * @param language BCP 47 tag; empty: the one that was asked for
 * @param text one word or more
 */
public record SpokenLine(String language, String text) {

    public SpokenLine {
        if (text.isBlank()) {
            throw new IllegalArgumentException("nothing is said");
        }
    }

    /** Reads {@code Hello world.} or {@code de-DE|Guten Tag.} */
    public static SpokenLine parse(String line) {
        int bar = line.indexOf('|');
        return bar < 0
                ? new SpokenLine("", line.strip())
                : new SpokenLine(
                        line.substring(0, bar).strip(), line.substring(bar + 1).strip());
    }

    /** Its words, all of one length. */
    List<Heard.Word> words(long startSample, long endSample) {
        String[] texts = text.split("\\s+", -1);
        List<Heard.Word> words = new ArrayList<>();
        long length = endSample - startSample;
        for (int i = 0; i < texts.length; i++) {
            words.add(new Heard.Word(
                    startSample + length * i / texts.length, startSample + length * (i + 1) / texts.length, texts[i]));
        }
        return words;
    }
}
