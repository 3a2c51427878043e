package live.rostrum.transcription.transcript;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stream-service says of a stream; what was heard last holds while it is away.
 *
 * @param title of the stream
 * @param visibility {@code public}, {@code unlisted} or {@code private}; anything else counts as private
 * @param ownerId whose it is; null: not known, so that only administrators manage it
 * @param ended whether it is over for good
 */
public record Listing(
        String title, String visibility, @Nullable String ownerId, boolean ended) {

    /** Of a stream of which nothing is known yet. */
    static final Listing UNKNOWN = new Listing("", "private", null, false);

    public Listing {
        title = Objects.requireNonNullElse(title, "");
        visibility = Objects.requireNonNullElse(visibility, "private");
    }

    /** Whether everybody finds it. */
    public boolean isPublic() {
        return visibility.equals("public");
    }

    /** Whether it takes a right of its own to see it. */
    public boolean isPrivate() {
        return !isPublic() && !visibility.equals("unlisted");
    }
}
