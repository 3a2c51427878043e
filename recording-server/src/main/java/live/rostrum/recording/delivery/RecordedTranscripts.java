package live.rostrum.recording.delivery;

import java.util.Optional;
import java.util.function.Function;
import live.rostrum.recording.assembly.RecordingIndex;
import live.rostrum.recording.store.StoreException;
import live.rostrum.recording.transcript.RecordedTranscript;
import live.rostrum.recording.transcript.Transcript;
import live.rostrum.recording.transcript.TranscriptDirectory.Answer;

/** What was said in recordings, made anew from the stream's transcript each time, so that what is corrected today is shown today. */
public final class RecordedTranscripts {

    private final IndexFiles indexes;
    private final Function<String, Answer> transcripts;

    /**
     * Transcripts of recordings.
     *
     * @param transcripts of streams, by id; blocks for some seconds at most
     */
    RecordedTranscripts(IndexFiles indexes, Function<String, Answer> transcripts) {
        this.indexes = indexes;
        this.transcripts = transcripts;
    }

    /**
     * What was said in a recording; empty if nothing was, or if transcription-service is away.
     *
     * @throws StoreException if the store cannot tell now what was recorded
     */
    public Optional<RecordedTranscript> find(PlayableRecording recording) throws StoreException {
        return transcripts.apply(recording.streamId()) instanceof Answer.Known(Transcript transcript)
                ? place(recording, transcript)
                : Optional.empty();
    }

    /** Whether nobody can tell now what was said in a recording. */
    public boolean isUnknown(PlayableRecording recording) {
        return transcripts.apply(recording.streamId()) instanceof Answer.Away;
    }

    private Optional<RecordedTranscript> place(PlayableRecording recording, Transcript transcript)
            throws StoreException {
        Optional<RecordingIndex> index = indexes.of(recording.edition());
        return index.map(file -> RecordedTranscript.of(transcript, file)).filter(placed -> !placed.isEmpty());
    }
}
