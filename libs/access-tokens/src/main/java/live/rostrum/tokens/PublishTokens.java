package live.rostrum.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.Date;
import java.util.Map;

/** Mints publish tokens: ES256, audience {@code ingest}. */
public final class PublishTokens {

    static final String AUDIENCE = "ingest";

    private final SigningKeys keys;
    private final Clock clock;

    public PublishTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The signed form of a grant. */
    public String mint(PublishGrant grant) {
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(SignedClaims.ISSUER)
                .audience(AUDIENCE)
                .jwtID(grant.tokenId())
                .subject(grant.userId())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(grant.expiresAt()))
                .claim("stream", grant.streamId())
                .claim("latency", grant.latency().wireName())
                .claim("record", grant.record())
                .claim("recordingOnly", grant.recordingOnly())
                .claim("private", grant.privateStream())
                .claim(
                        "captions",
                        Map.of(
                                "enabled", grant.captions().enabled(),
                                "language", grant.captions().language()))
                .build());
    }
}
