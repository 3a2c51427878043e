package live.rostrum.recording.catalogue;

import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.Role;
import live.rostrum.tokens.TokenRejectedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what with a recording. */
@Component
class RecordingAccess {

    private final PlaybackTokenVerifier playbackTokens;

    RecordingAccess(PlaybackTokenVerifier playbackTokens) {
        this.playbackTokens = playbackTokens;
    }

    /** Its owner and administrators. */
    static boolean mayManage(Recording recording, @Nullable AccessGrant caller) {
        return caller != null
                && (caller.roles().contains(Role.ADMIN)
                        || caller.userId().equals(recording.origin().ownerId()));
    }

    /** They, and everybody who may see its stream, once it can be played. */
    boolean maySee(Recording recording, @Nullable AccessGrant caller, @Nullable String playbackToken) {
        return mayManage(recording, caller)
                || (recording.isPlayable()
                        && (recording.listing().visibility() != Visibility.PRIVATE
                                || opens(playbackToken, recording.origin().streamId())));
    }

    private boolean opens(@Nullable String token, String streamId) {
        try {
            return token != null && playbackTokens.verify(token).streamId().equals(streamId);
        } catch (TokenRejectedException e) {
            return false;
        }
    }
}
