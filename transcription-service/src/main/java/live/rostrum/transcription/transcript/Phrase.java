package live.rostrum.transcription.transcript;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A phrase of a transcript. Its key is made of the stream and a number, so that a whole transcript is read by its keys, without an index of its own.
 *
 * @param key of the document
 * @param streamId of the stream
 * @param phraseId unique in the stream
 * @param when on the programme clock
 * @param take where in what was captured
 * @param wording what it says
 * @param changed version of the transcript that it last changed in
 */
@Document("captions")
@CompoundIndex(name = "by_phrase", def = "{'streamId': 1, 'phraseId': 1}", unique = true)
public record Phrase(
        @Id String key, String streamId, String phraseId, When when, InTake take, Wording wording, long changed) {

    /** How many earlier texts are kept. */
    static final int MOST_EDITS = 50;

    /** The key of the phrase with this number. */
    static String key(String streamId, int number) {
        return streamId + ":" + number;
    }

    /**
     * On the programme clock.
     *
     * @param startTime epoch milliseconds
     * @param endTime epoch milliseconds
     */
    public record When(long startTime, long endTime) {}

    /**
     * On the clock of a take's container.
     *
     * @param id of the take
     * @param startMs milliseconds
     * @param endMs milliseconds
     */
    public record InTake(String id, long startMs, long endMs) {}

    /**
     * What it says.
     *
     * @param text as it is to be read
     * @param language BCP 47 tag
     * @param draft whether the provider is too often wrong
     * @param correctedBy who wrote this text; null: it is as it was understood
     * @param earlier what it said before, the newest first
     */
    public record Wording(
            String text,
            String language,
            boolean draft,
            @Nullable Corrector correctedBy,
            List<Edit> earlier) {

        public Wording {
            earlier = earlier == null ? List.of() : List.copyOf(earlier);
        }

        /** The same with another text. */
        Wording corrected(String changed, Corrector by, Instant understoodAt) {
            List<Edit> before = new ArrayList<>(earlier);
            before.addFirst(new Edit(text, correctedBy == null ? understoodAt : correctedBy.at(), correctedBy));
            return new Wording(
                    changed,
                    language,
                    draft,
                    by,
                    before.stream().limit(MOST_EDITS).toList());
        }
    }

    /**
     * Somebody who corrects.
     *
     * @param id of the account
     * @param name as it was then
     * @param at when it was done
     */
    public record Corrector(String id, String name, Instant at) {}

    /**
     * An earlier text.
     *
     * @param text what it said
     * @param at since when
     * @param by who wrote it; null: it was understood so
     */
    public record Edit(String text, Instant at, @Nullable Corrector by) {}

    static Phrase of(TranscribedPhrase said, String key, long version) {
        return new Phrase(
                key,
                said.streamId(),
                said.id(),
                new When(said.startTime(), said.endTime()),
                new InTake(said.takeId(), said.takeStartMs(), said.takeEndMs()),
                new Wording(said.text(), said.language(), said.draft(), null, List.of()),
                version);
    }

    /** Whether somebody has corrected it. */
    public boolean isCorrected() {
        return wording.correctedBy() != null;
    }

    /** What it says. */
    public String text() {
        return wording.text();
    }

    Phrase with(Wording changedWording, long version) {
        return new Phrase(key, streamId, phraseId, when, take, changedWording, version);
    }
}
