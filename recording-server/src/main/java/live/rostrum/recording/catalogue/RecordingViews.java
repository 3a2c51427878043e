package live.rostrum.recording.catalogue;

import java.util.Locale;
import java.util.Optional;
import live.rostrum.recording.delivery.PlayableRecording;
import live.rostrum.recording.delivery.RecordedTranscripts;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.store.StoreException;
import live.rostrum.recording.transcript.RecordedTranscript;
import live.rostrum.rest.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recordings as the API gives them, with how far the making of each is and when it will be deleted. */
@Component
class RecordingViews {

    private final MakingProgress progress;
    private final Housekeeping housekeeping;
    private final RecordingStore store;
    private final RecordedTranscripts transcripts;

    RecordingViews(
            MakingProgress progress, Housekeeping housekeeping, RecordingStore store, RecordedTranscripts transcripts) {
        this.progress = progress;
        this.housekeeping = housekeeping;
        this.store = store;
        this.transcripts = transcripts;
    }

    /** With its captions, of which transcription-service is asked. */
    RecordingView of(Recording recording) {
        return view(recording, transcript(recording).orElse(null));
    }

    /** Those of one stream: transcription-service is asked once for all of them. */
    ListPage<RecordingView> ofOneStream(ListPage<Recording> page) {
        return new ListPage<>(page.items().stream().map(this::of).toList(), page.page(), page.size(), page.total());
    }

    /** Without captions: it would take a question for each. */
    ListPage<RecordingView> of(ListPage<Recording> page) {
        return new ListPage<>(
                page.items().stream().map(recording -> view(recording, null)).toList(),
                page.page(),
                page.size(),
                page.total());
    }

    private RecordingView view(Recording recording, @Nullable RecordedTranscript transcript) {
        return RecordingView.of(
                recording,
                store.kind().name().toLowerCase(Locale.ROOT),
                progress.of(recording).orElse(null),
                housekeeping.expiresAt(recording).orElse(null),
                transcript);
    }

    private Optional<RecordedTranscript> transcript(Recording recording) {
        Optional<PlayableRecording> playable = Playable.playable(recording);
        try {
            return playable.isEmpty() ? Optional.empty() : transcripts.find(playable.get());
        } catch (StoreException e) {
            // The recording is shown as it is; whoever plays it is told.
            return Optional.empty();
        }
    }
}
