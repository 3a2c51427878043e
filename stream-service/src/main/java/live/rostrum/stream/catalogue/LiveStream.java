package live.rostrum.stream.catalogue;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A stream.
 *
 * @param id opaque, in every address of the stream
 * @param owner who made it
 * @param settings what the owner decided
 * @param lifecycle where it is in its life
 * @param posterSize size of its picture, once hls-server has one
 * @param searchText what a search looks through: title and owner's name in lower case
 * @param createdAt when it was made
 * @param updatedAt when its owner last changed it
 * @param version of the document, so that two changes at the same time do not undo each other
 */
@Document("streams")
@CompoundIndex(name = "by_owner", def = "{'owner.id': 1, 'createdAt': -1}")
@CompoundIndex(name = "by_status", def = "{'settings.visibility': 1, 'lifecycle.status': 1, 'createdAt': -1}")
public record LiveStream(
        @Id String id,
        Owner owner,
        StreamSettings settings,
        Lifecycle lifecycle,
        @Nullable PosterSize posterSize,
        String searchText,
        Instant createdAt,
        Instant updatedAt,
        @Version @Nullable Long version) {

    static LiveStream create(String id, Owner owner, StreamSettings settings, Instant now) {
        return new LiveStream(id, owner, settings, Lifecycle.NEW, null, searchText(settings, owner), now, now, null);
    }

    LiveStream with(StreamSettings changed, Instant now) {
        return new LiveStream(
                id, owner, changed, lifecycle, posterSize, searchText(changed, owner), createdAt, now, version);
    }

    LiveStream with(Lifecycle changed) {
        return with(changed, posterSize);
    }

    /** After a report of hls-server; one that comes too late changes nothing. */
    LiveStream after(IngestReport report, Instant now) {
        return lifecycle.hasOvertaken(report, now) ? this : with(lifecycle.after(report, now), report.poster());
    }

    private LiveStream with(Lifecycle changed, @Nullable PosterSize poster) {
        return new LiveStream(id, owner, settings, changed, poster, searchText, createdAt, updatedAt, version);
    }

    LiveStream with(Owner changed) {
        return new LiveStream(
                id,
                changed,
                settings,
                lifecycle,
                posterSize,
                searchText(settings, changed),
                createdAt,
                updatedAt,
                version);
    }

    /** Where a player finds it. */
    public String playbackUrl() {
        return "/live/" + id + "/live.m3u8";
    }

    /** What anybody may see of a public or unlisted stream on air. */
    public Optional<Poster> poster() {
        return settings.visibility() == Visibility.PRIVATE ? Optional.empty() : posterIn("/live/" + id);
    }

    /** The same for whoever holds a playback token of this stream. */
    public Optional<Poster> poster(String playbackToken) {
        return settings.visibility() == Visibility.PRIVATE ? posterIn("/live/~" + playbackToken + "/" + id) : poster();
    }

    private Optional<Poster> posterIn(String folder) {
        return lifecycle.isOnAir()
                ? Optional.ofNullable(posterSize)
                        .map(size -> new Poster(folder + "/poster.jpg", size.width(), size.height()))
                : Optional.empty();
    }

    /** The same with a playback token in it, which a private stream asks for; relative addresses in its playlists keep it. */
    public String playbackUrl(String playbackToken) {
        return settings().visibility() == Visibility.PRIVATE
                ? "/live/~" + playbackToken + "/" + id() + "/live.m3u8"
                : playbackUrl();
    }

    private static String searchText(StreamSettings settings, Owner owner) {
        return (settings.title() + "\n" + owner.name()).toLowerCase(Locale.ROOT);
    }

    /**
     * Whoever made a stream, copied from the account and kept up to date.
     *
     * @param id the account
     * @param name display name
     * @param pictureUrl path of the picture, if there is one
     */
    public record Owner(String id, String name, @Nullable String pictureUrl) {}
}
