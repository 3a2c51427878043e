package live.rostrum.transcription.summary;

import java.util.List;
import live.rostrum.transcription.transcript.ChapterSource;
import live.rostrum.transcription.transcript.Phrase;
import live.rostrum.transcription.transcript.Transcript;
import live.rostrum.transcription.transcript.TranscriptListener;
import org.springframework.stereotype.Component;

/** Gives the chapters of summaries to whoever shows transcripts, and lets a summary go with its transcript. */
@Component
class SummaryChapters implements ChapterSource, TranscriptListener {

    private final Summaries summaries;

    SummaryChapters(Summaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public List<Chapter> chapters(String streamId) {
        return summaries
                .find(streamId)
                .map(Summary::content)
                .map(content -> content.chapters().stream()
                        .map(chapter -> new Chapter(chapter.startSeconds(), chapter.title()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public void stored(Transcript transcript, Phrase phrase) {
        // A summary stays what it was until somebody asks for another.
    }

    @Override
    public void removed(String streamId) {
        summaries.remove(streamId);
    }
}
