package live.rostrum.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.Date;

/** Mints playback tokens: ES256, audience {@code playback}. They stand in URLs, so their claims are few. */
public final class PlaybackTokens {

    static final String AUDIENCE = "playback";

    private final SigningKeys keys;
    private final Clock clock;

    public PlaybackTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The signed form of a grant. */
    public String mint(PlaybackGrant grant) {
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(SignedClaims.ISSUER)
                .audience(AUDIENCE)
                .subject(grant.userId())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(grant.expiresAt()))
                .claim("stream", grant.streamId())
                .build());
    }
}
