package live.rostrum.stream.catalogue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner decides about a stream.
 *
 * @param title one line
 * @param description some paragraphs of plain text; may be empty
 * @param scheduledStart when it is announced for
 * @param visibility who may see it
 * @param latency how close to the live edge viewers are meant to be
 * @param record whether it is recorded
 * @param retentionDays how many days its recordings stay after the end; 0: for ever; null: as the server says
 * @param captions whether speech becomes captions
 * @param delivery how it reaches the viewers
 */
public record StreamSettings(
        String title,
        String description,
        @Nullable Instant scheduledStart,
        Visibility visibility,
        Latency latency,
        boolean record,
        @Nullable Integer retentionDays,
        Captions captions,
        Delivery delivery) {

    /** Ten years. */
    static final int MOST_RETENTION_DAYS = 3650;

    /**
     * Captions of a stream; a change holds from the next time that it goes live.
     *
     * @param enabled whether there are any
     * @param language BCP 47 tag of what is spoken
     * @param alternatives tags of up to three more languages, among which is chosen by ear
     * @param provider who recognises the speech; null: as the server says
     * @param phrases names and terms that are likely to be said, which only those who manage the stream may see
     */
    public record Captions(
            boolean enabled,
            String language,
            List<String> alternatives,
            @Nullable String provider,
            List<String> phrases) {

        /** What was kept before there were more than two settings has no lists. */
        public Captions {
            alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
            phrases = phrases == null ? List.of() : List.copyOf(phrases);
        }
    }

    /**
     * Delivery of a stream.
     *
     * @param cdn whether segments are pushed to the object store behind the CDN
     */
    public record Delivery(boolean cdn) {}
}
