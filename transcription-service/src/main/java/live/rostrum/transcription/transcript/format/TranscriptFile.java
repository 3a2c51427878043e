package live.rostrum.transcription.transcript.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a file.
 *
 * @param title of the stream
 * @param note a line about the whole, such as that it is a draft; null: none
 * @param phrases in the order of time
 * @param gaps times of which nothing is known; their text says so
 */
public record TranscriptFile(String title, @Nullable String note, List<TimedText> phrases, List<TimedText> gaps) {

    public TranscriptFile {
        phrases = List.copyOf(phrases);
        gaps = List.copyOf(gaps);
    }
}
