package live.rostrum.stream.room;

import java.util.Optional;
import live.rostrum.stream.catalogue.Catalogue;
import live.rostrum.stream.catalogue.LiveStream;
import live.rostrum.stream.catalogue.PlaybackTickets;
import live.rostrum.stream.catalogue.StreamAccess;
import live.rostrum.stream.room.RoomRequests.Join;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.AccessTokenVerifier;
import live.rostrum.tokens.TokenRejectedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides who may enter a room. */
@Component
class Doorkeeper {

    private final Catalogue catalogue;
    private final AccessTokenVerifier tokens;
    private final PlaybackTickets playbackTickets;

    Doorkeeper(Catalogue catalogue, AccessTokenVerifier tokens, PlaybackTickets playbackTickets) {
        this.catalogue = catalogue;
        this.tokens = tokens;
        this.playbackTickets = playbackTickets;
    }

    /** Reads the stream from the database, so it is not for a network thread. */
    Decision decide(Join join) {
        AccessGrant caller = null;
        if (join.accessToken() != null) {
            try {
                caller = tokens.verify(join.accessToken());
            } catch (TokenRejectedException e) {
                return new Decision.Refused("unauthorized", "The access token is not good any more.");
            }
        }
        return decide(join, caller);
    }

    private Decision decide(Join join, @Nullable AccessGrant caller) {
        Optional<LiveStream> stream = catalogue
                .find(join.streamId())
                .filter(found ->
                        StreamAccess.maySee(found, caller) || playbackTickets.opens(join.playbackToken(), found.id()));
        if (stream.isEmpty()) {
            return new Decision.Refused("not-found", "There is no such stream.");
        }
        boolean manages = StreamAccess.mayManage(stream.get(), caller);
        if (join.role() == Member.Role.HOST && !manages) {
            return new Decision.Refused("unauthorized", "Only its owner and administrators host a stream.");
        }
        return new Decision.Welcome(stream.get(), manages);
    }

    /** What becomes of somebody at the door. */
    sealed interface Decision {

        /** May enter. */
        record Welcome(LiveStream stream, boolean manages) implements Decision {}

        /** May not. */
        record Refused(String code, String message) implements Decision {}
    }
}
