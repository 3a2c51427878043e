package live.rostrum.transcription.transcript.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a file.
 *
 * @param title of the stream
 * @param note a line about the whole, such as that it is a draft; null: none
 * @param items what was said, in the order of time: phrases to read, cues to show
 * @param gaps times of which nothing is known; their text says so
 */
public record TranscriptFile(String title, @Nullable String note, List<TimedText> items, List<TimedText> gaps) {

    public TranscriptFile {
        items = List.copyOf(items);
        gaps = List.copyOf(gaps);
    }
}
