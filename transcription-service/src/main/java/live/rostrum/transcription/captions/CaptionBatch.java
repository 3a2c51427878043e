package live.rostrum.transcription.captions;

import java.util.List;

/** Body of a delivery, with 1 to 100 items. */
record CaptionBatch(List<CaptionItem> items) {

    static final int MOST = 100;

    CaptionBatch {
        items = List.copyOf(items);
        if (items.isEmpty() || items.size() > MOST) {
            throw new IllegalArgumentException(items.size() + " items");
        }
    }
}
