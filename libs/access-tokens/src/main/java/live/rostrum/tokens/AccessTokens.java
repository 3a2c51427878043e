package live.rostrum.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.Date;

/** Mints access tokens: ES256, audience {@code api}. */
public final class AccessTokens {

    static final String AUDIENCE = "api";

    private final SigningKeys keys;
    private final Clock clock;

    public AccessTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The signed form of a grant. */
    public String mint(AccessGrant grant) {
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(SignedClaims.ISSUER)
                .audience(AUDIENCE)
                .jwtID(grant.tokenId())
                .subject(grant.userId())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(grant.expiresAt()))
                .claim("sid", grant.sessionId())
                .claim("name", grant.name())
                .claim("roles", grant.roles().stream().map(Role::name).sorted().toList())
                .build());
    }
}
