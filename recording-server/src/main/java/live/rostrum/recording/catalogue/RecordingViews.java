package live.rostrum.recording.catalogue;

import live.rostrum.rest.ListPage;
import org.springframework.stereotype.Component;

/** Recordings as the API gives them, with how far the making of each is. */
@Component
class RecordingViews {

    private final MakingProgress progress;

    RecordingViews(MakingProgress progress) {
        this.progress = progress;
    }

    RecordingView of(Recording recording) {
        return RecordingView.of(recording, "local", progress.of(recording).orElse(null), null);
    }

    ListPage<RecordingView> of(ListPage<Recording> page) {
        return new ListPage<>(page.items().stream().map(this::of).toList(), page.page(), page.size(), page.total());
    }
}
