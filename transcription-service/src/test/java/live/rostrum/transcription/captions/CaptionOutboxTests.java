package live.rostrum.transcription.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionOutboxTests {

    private final CaptionOutbox outbox = new CaptionOutbox();

    @Test
    void keepsTheNewestOfEachCueInTheOrderOfTheirBeginning() {
        outbox.add(item("a", "one", false));
        outbox.add(item("b", "two", false));
        outbox.add(item("a", "one more", true));
        outbox.add(item("a", "late", false));

        assertThat(outbox.take()).extracting(CaptionItem::text).containsExactly("one more", "two");
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void dropsOldPartialsFirstAndFinalsLast() {
        for (int index = 0; index < CaptionOutbox.MOST; index++) {
            outbox.add(item("id-" + index, "text", index % 2 == 0));
        }
        for (int index = 0; index < 250; index++) {
            outbox.add(item("more-" + index, "text", true));
        }
        assertThat(outbox.droppedFinals()).isZero();

        outbox.add(item("last", "text", true));

        assertThat(outbox.droppedFinals()).isEqualTo(1);
        assertThat(outbox.take()).first().extracting(CaptionItem::id).isEqualTo("id-2");
    }

    @Test
    void putsBackInFrontWhatHasNotChangedSince() {
        outbox.add(item("a", "a", false));
        outbox.add(item("b", "b", false));
        List<CaptionItem> batch = outbox.take();
        outbox.add(item("b", "b is done", true));
        outbox.add(item("c", "c", false));

        outbox.putBack(batch);

        assertThat(outbox.take()).extracting(CaptionItem::text).containsExactly("a", "b is done", "c");
    }

    @Test
    void takesNoMoreThanARequestHolds() {
        for (int index = 0; index < 150; index++) {
            outbox.add(item("id-" + index, "text", true));
        }

        assertThat(outbox.take()).hasSize(100);
        assertThat(outbox.take()).hasSize(50);
    }

    private static CaptionItem item(String id, String text, boolean isFinal) {
        return new CaptionItem(id, "en", 0, 1_000, text, isFinal);
    }
}
