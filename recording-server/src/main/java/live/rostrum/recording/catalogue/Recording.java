package live.rostrum.recording.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A recording.
 *
 * @param id opaque, in every address of the recording
 * @param origin where it comes from
 * @param listing what people see of it in a list
 * @param span when the event was
 * @param progress how far it has come
 * @param media the file; null until there is one
 * @param deletedAt when it was deleted; it can be restored for a day
 * @param version of the document, so that two changes at the same time do not undo each other
 */
@Document("recordings")
@CompoundIndex(name = "by_owner", def = "{'origin.ownerId': 1, 'span.startedAt': -1}")
@CompoundIndex(name = "by_stream", def = "{'origin.streamId': 1}")
public record Recording(
        @Id String id,
        Origin origin,
        Listing listing,
        Span span,
        Progress progress,
        @Nullable Media media,
        @Nullable Instant deletedAt,
        @Version @Nullable Long version) {

    /** How long a deleted recording can be restored. */
    public static final Duration RESTORABLE = Duration.ofDays(1);

    /**
     * Where a recording comes from.
     *
     * @param streamId the stream
     * @param ownerId whose it is
     * @param clipOf the recording that it was cut out of; null if it is a whole one
     * @param cut which part of that; null likewise
     */
    public record Origin(
            String streamId,
            String ownerId,
            @Nullable String clipOf,
            @Nullable Cut cut) {}

    /**
     * Part of a recording, in seconds of its file.
     *
     * @param startSeconds first moment
     * @param endSeconds moment behind it
     */
    public record Cut(double startSeconds, double endSeconds) {}

    /**
     * What its owner says of it, here or of its stream: what was heard last holds while stream-service is away.
     *
     * @param title of the stream, until somebody gives it another
     * @param renamed whether somebody did
     * @param visibility of the stream
     * @param retentionDays of the stream: how long it stays after its end; 0: for ever; null: as this service says
     * @param searchText what a search looks through
     */
    public record Listing(
            String title,
            boolean renamed,
            Visibility visibility,
            @Nullable Integer retentionDays,
            String searchText) {

        static Listing of(String title, boolean renamed, Visibility visibility, @Nullable Integer retentionDays) {
            return new Listing(title, renamed, visibility, retentionDays, title.toLowerCase(Locale.ROOT));
        }

        Listing titled(String given) {
            return of(given, true, visibility, retentionDays);
        }
    }

    /**
     * When the event was.
     *
     * @param startedAt its beginning
     * @param endedAt its end; null while it goes on
     */
    public record Span(Instant startedAt, @Nullable Instant endedAt) {}

    /**
     * How far a recording has come.
     *
     * @param status where it is
     * @param failure why it failed, as a code; null if it did not
     * @param madeFrom what was in the spool when the file was made; empty if there is no file
     */
    public record Progress(RecordingStatus status, @Nullable String failure, String madeFrom) {

        static final Progress RECORDING = new Progress(RecordingStatus.RECORDING, null, "");

        Progress to(RecordingStatus changed) {
            return new Progress(changed, null, madeFrom);
        }

        Progress failed(String code) {
            return new Progress(RecordingStatus.FAILED, code, madeFrom);
        }
    }

    /** Whether there is a file that can be played. */
    public boolean isPlayable() {
        return media != null && deletedAt == null;
    }

    /** Until when it can be restored; empty if it is not deleted. */
    public Optional<Instant> restorableUntil() {
        return Optional.ofNullable(deletedAt).map(at -> at.plus(RESTORABLE));
    }

    Recording with(Listing changed) {
        return new Recording(id, origin, changed, span, progress, media, deletedAt, version);
    }

    Recording with(Progress changed) {
        return new Recording(id, origin, listing, span, changed, media, deletedAt, version);
    }

    Recording with(Span changed) {
        return new Recording(id, origin, listing, changed, progress, media, deletedAt, version);
    }

    Recording with(Progress changed, Media made) {
        return new Recording(id, origin, listing, span, changed, made, deletedAt, version);
    }

    Recording deletedAt(@Nullable Instant at) {
        return new Recording(id, origin, listing, span, progress, media, at, version);
    }
}
