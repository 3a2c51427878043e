package live.rostrum.recording.catalogue;

import java.util.Locale;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.rest.ListPage;
import org.springframework.stereotype.Component;

/** Recordings as the API gives them, with how far the making of each is and when it will be deleted. */
@Component
class RecordingViews {

    private final MakingProgress progress;
    private final Housekeeping housekeeping;
    private final RecordingStore store;

    RecordingViews(MakingProgress progress, Housekeeping housekeeping, RecordingStore store) {
        this.progress = progress;
        this.housekeeping = housekeeping;
        this.store = store;
    }

    RecordingView of(Recording recording) {
        return RecordingView.of(
                recording,
                store.kind().name().toLowerCase(Locale.ROOT),
                progress.of(recording).orElse(null),
                housekeeping.expiresAt(recording).orElse(null));
    }

    ListPage<RecordingView> of(ListPage<Recording> page) {
        return new ListPage<>(page.items().stream().map(this::of).toList(), page.page(), page.size(), page.total());
    }
}
