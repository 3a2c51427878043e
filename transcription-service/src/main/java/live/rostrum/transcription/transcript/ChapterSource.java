package live.rostrum.transcription.transcript;

import java.util.List;

/** Knows the chapters of a stream. */
public interface ChapterSource {

    /** In the order of time; empty if there are none. */
    List<Chapter> chapters(String streamId);

    /**
     * A chapter.
     *
     * @param startSeconds programme time since the stream's beginning
     * @param title a few words
     */
    record Chapter(double startSeconds, String title) {}
}
