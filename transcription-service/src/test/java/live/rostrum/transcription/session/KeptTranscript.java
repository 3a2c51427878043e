package live.rostrum.transcription.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import live.rostrum.transcription.transcript.TranscribedPhrase;
import live.rostrum.transcription.transcript.TranscriptGap;
import live.rostrum.transcription.transcript.TranscriptResume;
import live.rostrum.transcription.transcript.TranscriptSink;
import live.rostrum.transcription.transcript.TranscriptStart;

/** A transcript in memory, which outlives the service of a test. */
public final class KeptTranscript implements TranscriptSink {

    public final List<TranscriptStart> starts = new CopyOnWriteArrayList<>();
    public final List<TranscribedPhrase> phrases = new CopyOnWriteArrayList<>();
    public final List<TranscriptGap> gaps = new CopyOnWriteArrayList<>();
    public final List<String> ended = new CopyOnWriteArrayList<>();
    private final Map<String, TranscriptStart> begun = new ConcurrentHashMap<>();

    @Override
    public Optional<TranscriptResume> resume(String streamId) {
        return Optional.ofNullable(begun.get(streamId))
                .map(start -> new TranscriptResume(
                        start.epoch(),
                        phrases.stream()
                                .filter(phrase -> phrase.streamId().equals(streamId))
                                .mapToLong(TranscribedPhrase::endTime)
                                .max()
                                .orElse(0),
                        start.provider(),
                        start.language()));
    }

    @Override
    public void begun(TranscriptStart start) {
        starts.add(start);
        begun.put(start.streamId(), start);
    }

    @Override
    public void finalPhrase(TranscribedPhrase phrase) {
        phrases.add(phrase);
    }

    @Override
    public void gap(TranscriptGap gap) {
        gaps.add(gap);
    }

    @Override
    public void ended(String streamId) {
        ended.add(streamId);
    }
}
