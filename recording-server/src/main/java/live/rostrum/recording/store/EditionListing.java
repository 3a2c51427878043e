package live.rostrum.recording.store;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns a bucket's keys, which come in their order, into editions: one at a time is held. What is not ours is left out. */
final class EditionListing {

    private final String prefix;
    private final Consumer<StoredEdition> consumer;
    private @Nullable StoredEdition open;

    EditionListing(String prefix, Consumer<StoredEdition> consumer) {
        this.prefix = prefix;
        this.consumer = consumer;
    }

    void add(String key, long sizeBytes, Instant changedAt) {
        Edition edition = editionOf(key);
        if (edition == null) {
            return;
        }
        StoredEdition before = open;
        if (before != null && before.edition().equals(edition)) {
            Instant youngest = before.changedAt().isAfter(changedAt) ? before.changedAt() : changedAt;
            open = new StoredEdition(edition, before.sizeBytes() + sizeBytes, youngest);
        } else {
            end();
            open = new StoredEdition(edition, sizeBytes, changedAt);
        }
    }

    void end() {
        if (open != null) {
            consumer.accept(open);
            open = null;
        }
    }

    private @Nullable Edition editionOf(String key) {
        if (!key.startsWith(prefix)) {
            return null;
        }
        String[] parts = key.substring(prefix.length()).split("/", -1);
        return parts.length == 3 && Edition.isRecordingId(parts[0]) && Edition.isName(parts[1])
                ? new Edition(parts[0], parts[1])
                : null;
    }
}
