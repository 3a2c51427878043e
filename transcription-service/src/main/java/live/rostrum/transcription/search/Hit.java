package live.rostrum.transcription.search;

import java.util.List;

/**
 * A phrase that was found.
 *
 * @param title of the stream
 * @param status {@code live} or {@code ended}
 * @param startSeconds programme time since the stream's beginning
 * @param startTime programme time, in epoch milliseconds
 * @param marks where in the text what was looked for stands: from and to, in UTF-16 units
 */
public record Hit(
        String streamId,
        String title,
        String status,
        String phraseId,
        double startSeconds,
        long startTime,
        String text,
        List<List<Integer>> marks) {

    public Hit {
        marks = List.copyOf(marks);
    }
}
