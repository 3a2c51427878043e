package live.rostrum.recording.transcript;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import live.rostrum.recording.assembly.RecordingIndex;

/**
 * What was said in a recording.
 *
 * @param items phrases in order; what was not recorded is left out
 * @param chapters in order, each at another position
 * @param language BCP 47 tag of most of it
 * @param durationSeconds how long the recording plays
 */
public record RecordedTranscript(
        List<Phrase> items,
        List<Chapter> chapters,
        @JsonIgnore String language,
        @JsonIgnore double durationSeconds) {

    public RecordedTranscript {
        items = List.copyOf(items);
        chapters = List.copyOf(chapters);
    }

    /** Places the transcript of a stream in a recording of it, or in a clip of one. */
    public static RecordedTranscript of(Transcript transcript, RecordingIndex index) {
        return TranscriptPlacement.place(transcript, index);
    }

    /** Whether nothing of it was recorded. */
    @JsonIgnore
    public boolean isEmpty() {
        return items.isEmpty() && chapters.isEmpty();
    }

    /** Its phrases as WebVTT captions, of two lines at most. */
    public String captionsVtt() {
        return WebVtt.captions(this);
    }

    /** Its chapters as WebVTT. */
    public String chaptersVtt() {
        return WebVtt.chapters(this);
    }

    /**
     * A phrase, or what was recorded of it.
     *
     * @param id as in the stream's transcript
     * @param startSeconds position in the file
     * @param endSeconds position in the file
     * @param text all of it, also if only a part was recorded
     * @param language BCP 47 tag
     */
    public record Phrase(String id, double startSeconds, double endSeconds, String text, String language) {}

    /**
     * A chapter, which goes on until the next one or the end.
     *
     * @param startSeconds position in the file
     * @param title one line
     */
    public record Chapter(double startSeconds, String title) {}
}
