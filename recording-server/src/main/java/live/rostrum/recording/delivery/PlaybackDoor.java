package live.rostrum.recording.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import live.rostrum.tokens.PlaybackGrant;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.TokenRejectedException;

/**
 * Decides who may read a recording's files: everybody, unless its stream is private; then whoever has a playback token of the stream.
 *
 * <p>A player asks for hundreds of ranges, so recordings and checks of tokens are remembered for a moment: one that was deleted or made private can be read for so
 * long. A token's expiry is looked at every time.
 */
final class PlaybackDoor {

    private static final int MAX_REMEMBERED = 10_000;
    private static final Duration RECORDING_FOR = Duration.ofSeconds(5);
    private static final Duration TOKEN_FOR = Duration.ofMinutes(1);

    private final PlayableRecordings recordings;
    private final PlaybackTokenVerifier tokens;
    private final Clock clock;
    private final Cache<String, Optional<PlayableRecording>> known;
    private final Cache<String, PlaybackGrant> good;

    PlaybackDoor(PlayableRecordings recordings, PlaybackTokenVerifier tokens, Clock clock, Ticker ticker) {
        this.recordings = recordings;
        this.tokens = tokens;
        this.clock = clock;
        this.known = cache(RECORDING_FOR, ticker);
        this.good = cache(TOKEN_FOR, ticker);
    }

    private static <T> Cache<String, T> cache(Duration time, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(time)
                .ticker(ticker)
                .build();
    }

    /**
     * The recording, if there is one that may be read.
     *
     * @param token from the address, empty if there is none
     */
    Optional<PlayableRecording> open(String recordingId, String token) {
        return known.get(recordingId, recordings::find)
                .filter(recording -> !recording.isPrivate() || opens(token, recording.streamId()));
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
