package live.rostrum.stream.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import live.rostrum.tokens.PlaybackGrant;
import live.rostrum.tokens.PlaybackTokens;
import org.springframework.stereotype.Component;

/** Issues what viewers of a private stream need. */
@Component
class PlaybackTickets {

    static final Duration LIFETIME = Duration.ofHours(6);

    private final PlaybackTokens tokens;
    private final Clock clock;

    PlaybackTickets(PlaybackTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    PlaybackTicket issue(LiveStream stream, String userId) {
        Instant expiresAt = clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
        String token = tokens.mint(new PlaybackGrant(stream.id(), userId, expiresAt));
        return new PlaybackTicket(token, expiresAt, stream.playbackUrl(token));
    }

    /**
     * What a viewer needs to watch.
     *
     * @param token for {@code room:join}, and part of the address
     * @param expiresAt until when it opens anything
     * @param playbackUrl of the multivariant playlist
     */
    record PlaybackTicket(String token, Instant expiresAt, String playbackUrl) {

        @Override
        public String toString() {
            return "PlaybackTicket[expiresAt=" + expiresAt + "]";
        }
    }
}
