package live.rostrum.transcription.speechdouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that is said at a time.
 *
 * @param startSeconds since the first sample of the turn
 * @param endSeconds since the first sample of the turn
 * @param line what
 */
public record ScriptLine(double startSeconds, double endSeconds, SpokenLine line) {

    public ScriptLine {
        if (startSeconds < 0 || endSeconds <= startSeconds) {
            throw new IllegalArgumentException(startSeconds + " to " + endSeconds);
        }
    }

    /** Reads a file with lines such as {@code 2.0 3.5 en-GB|Good evening.}; empty ones and those after a # do not count. */
    public static List<ScriptLine> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(ScriptLine::parse)
                .toList();
    }

    private static ScriptLine parse(String line) {
        String[] parts = line.strip().split("\\s+", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("start, end and text are needed: " + line);
        }
        return new ScriptLine(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), SpokenLine.parse(parts[2]));
    }

    List<Heard.Word> words() {
        return line.words(Math.round(startSeconds * Ear.SAMPLE_RATE_HZ), Math.round(endSeconds * Ear.SAMPLE_RATE_HZ));
    }
}
