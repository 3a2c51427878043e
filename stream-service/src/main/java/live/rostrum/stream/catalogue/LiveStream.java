package live.rostrum.stream.catalogue;

import java.time.Instant;
import java.util.Locale;
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
        String searchText,
        Instant createdAt,
        Instant updatedAt,
        @Version @Nullable Long version) {

    static LiveStream create(String id, Owner owner, StreamSettings settings, Instant now) {
        return new LiveStream(id, owner, settings, Lifecycle.NEW, searchText(settings, owner), now, now, null);
    }

    LiveStream with(StreamSettings changed, Instant now) {
        return new LiveStream(id, owner, changed, lifecycle, searchText(changed, owner), createdAt, now, version);
    }

    LiveStream with(Lifecycle changed) {
        return new LiveStream(id, owner, settings, changed, searchText, createdAt, updatedAt, version);
    }

    LiveStream with(Owner changed) {
        return new LiveStream(
                id, changed, settings, lifecycle, searchText(settings, changed), createdAt, updatedAt, version);
    }

    /** Where a player finds it. */
    public String playbackUrl() {
        return "/live/" + id + "/live.m3u8";
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
