package live.rostrum.transcription.transcript;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.Role;
import live.rostrum.tokens.TokenRejectedException;
import live.rostrum.transcription.coordination.StreamDirectory;
import live.rostrum.transcription.coordination.StreamDirectory.Answer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Who may read and change what belongs to a stream: as stream-service says now, and as it said last while it is away. */
@Component
public class TranscriptAccess {

    private static final Logger log = LoggerFactory.getLogger(TranscriptAccess.class);

    private static final int MOST_REMEMBERED = 10_000;

    private final StreamDirectory streams;
    private final TranscriptShelf shelf;
    private final PlaybackTokenVerifier playbackTokens;
    private final Cache<String, Listing> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    TranscriptAccess(StreamDirectory streams, TranscriptShelf shelf, PlaybackTokenVerifier playbackTokens) {
        this.streams = streams;
        this.shelf = shelf;
        this.playbackTokens = playbackTokens;
    }

    /**
     * What is known of a stream; empty if there is no such stream (any more).
     *
     * @throws ProblemException {@code unavailable} if stream-service is away and nothing was heard of it before
     */
    public Optional<Listing> listing(String streamId) {
        return switch (streams.ask(streamId)) {
            case Answer.Known(StreamDirectory.KnownStream stream) -> {
                Listing now = new Listing(stream.title(), stream.visibility(), stream.ownerId(), stream.ended());
                remember(streamId, now);
                yield Optional.of(now);
            }
            case Answer.Gone() -> Optional.empty();
            case Answer.Away() -> Optional.of(asBefore(streamId));
        };
    }

    /**
     * A stream that the caller may see.
     *
     * @throws ProblemException {@code not-found} if there is none
     */
    public Listing visible(String streamId, @Nullable AccessGrant caller, @Nullable String playbackToken) {
        return listing(streamId)
                .filter(listing -> maySee(streamId, listing, caller, playbackToken))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such stream."));
    }

    /**
     * A stream that the caller may manage.
     *
     * @throws ProblemException {@code not-found} if there is none, {@code forbidden} if it is another's
     */
    public Listing managed(String streamId, AccessGrant caller) {
        Listing listing = visible(streamId, caller, null);
        if (!mayManage(listing, caller)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only its owner and administrators may do this.");
        }
        return listing;
    }

    /** Whether the caller is its owner or an administrator. */
    public static boolean mayManage(Listing listing, @Nullable AccessGrant caller) {
        return caller != null
                && (caller.roles().contains(Role.ADMIN)
                        || (caller.roles().contains(Role.BROADCASTER)
                                && caller.userId().equals(listing.ownerId())));
    }

    /** Whether the caller may see it, knowing its id. */
    public boolean maySee(
            String streamId, Listing listing, @Nullable AccessGrant caller, @Nullable String playbackToken) {
        return !listing.isPrivate() || mayManage(listing, caller) || opens(playbackToken, streamId);
    }

    private boolean opens(@Nullable String token, String streamId) {
        try {
            return token != null && playbackTokens.verify(token).streamId().equals(streamId);
        } catch (TokenRejectedException e) {
            return false;
        }
    }

    private Listing asBefore(String streamId) {
        return Optional.ofNullable(remembered.getIfPresent(streamId))
                .or(() -> shelf.head(streamId).map(Transcript::listing))
                .filter(listing -> !listing.equals(Listing.UNKNOWN))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAVAILABLE, "The streams cannot be asked for. Try again in a moment."));
    }

    private void remember(String streamId, Listing now) {
        if (now.equals(remembered.getIfPresent(streamId))) {
            return;
        }
        try {
            shelf.follow(streamId, now);
            remembered.put(streamId, now);
        } catch (DataAccessException e) {
            log.debug("What stream-service says of stream {} cannot be stored: {}", streamId, e.toString());
        }
    }
}
