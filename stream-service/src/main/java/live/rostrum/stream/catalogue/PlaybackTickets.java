package live.rostrum.stream.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import live.rostrum.tokens.PlaybackGrant;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.PlaybackTokens;
import live.rostrum.tokens.TokenRejectedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues what viewers of a private stream need, and knows it again. */
@Component
public class PlaybackTickets {

    static final Duration LIFETIME = Duration.ofHours(6);

    private final PlaybackTokens tokens;
    private final PlaybackTokenVerifier verifier;
    private final Clock clock;

    PlaybackTickets(PlaybackTokens tokens, PlaybackTokenVerifier verifier, Clock clock) {
        this.tokens = tokens;
        this.verifier = verifier;
        this.clock = clock;
    }

    /** Whether this is a playback token of this stream that is still good. */
    public boolean opens(@Nullable String token, String streamId) {
        if (token == null) {
            return false;
        }
        try {
            return verifier.verify(token).streamId().equals(streamId);
        } catch (TokenRejectedException e) {
            return false;
        }
    }

    PlaybackTicket issue(LiveStream stream, String userId) {
        Instant expiresAt = clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
        String token = tokens.mint(new PlaybackGrant(stream.id(), userId, expiresAt));
        return new PlaybackTicket(
                token, expiresAt, stream.playbackUrl(token), "/watch/" + stream.id() + "#token=" + token);
    }

    /**
     * What a viewer needs to watch.
     *
     * @param token for {@code room:join} and the header {@code Playback-Token}, and part of both addresses
     * @param expiresAt until when it opens anything
     * @param playbackUrl of the multivariant playlist
     * @param watchUrl of the watch page; its token stands in the fragment, which no server, log or referrer sees
     */
    record PlaybackTicket(String token, Instant expiresAt, String playbackUrl, String watchUrl) {

        @Override
        public String toString() {
            return "PlaybackTicket[expiresAt=" + expiresAt + "]";
        }
    }
}
