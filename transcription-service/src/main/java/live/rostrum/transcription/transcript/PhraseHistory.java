package live.rostrum.transcription.transcript;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a phrase said before.
 *
 * @param items the newest first, at most {@value Phrase#MOST_EDITS}
 */
public record PhraseHistory(List<Earlier> items) {

    /**
     * An earlier text.
     *
     * @param at since when it said that
     * @param by who wrote it; left out: it was understood so
     */
    public record Earlier(String text, Instant at, @Nullable Author by) {}

    /** Who wrote a text. */
    public record Author(String id, String name) {}

    static PhraseHistory of(Phrase phrase) {
        return new PhraseHistory(phrase.wording().earlier().stream()
                .map(edit -> new Earlier(edit.text(), edit.at(), author(edit.by())))
                .toList());
    }

    private static @Nullable Author author(Phrase.@Nullable Corrector by) {
        return by == null ? null : new Author(by.id(), by.name());
    }
}
