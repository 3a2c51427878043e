package live.rostrum.hls.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import live.rostrum.hls.take.PrivateStreams;
import live.rostrum.tokens.PlaybackGrant;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.TokenRejectedException;

/**
 * Decides who may read a stream's playlists and media: everybody, unless the stream is private; then whoever has a playback token of this stream.
 *
 * <p>A token is asked for in each address, so its check is remembered for a minute; its expiry is looked at every time.
 */
final class PlaybackDoor {

    private static final int MAX_REMEMBERED = 10_000;

    private final PrivateStreams privateStreams;
    private final PlaybackTokenVerifier tokens;
    private final Clock clock;
    private final Cache<String, PlaybackGrant> good = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    PlaybackDoor(PrivateStreams privateStreams, PlaybackTokenVerifier tokens, Clock clock) {
        this.privateStreams = privateStreams;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Whether the stream may be read.
     *
     * @param token from the address, empty if there is none
     */
    boolean mayWatch(String streamId, String token) {
        return !privateStreams.contains(streamId) || opens(token, streamId);
    }

    private boolean opens(String token, String streamId) {
        if (token.isEmpty()) {
            return false;
        }
        PlaybackGrant grant = good.getIfPresent(token);
        try {
            if (grant == null) {
                grant = tokens.verify(token);
                good.put(token, grant);
            }
            return grant.streamId().equals(streamId) && clock.instant().isBefore(grant.expiresAt());
        } catch (TokenRejectedException e) {
            return false;
        }
    }
}
