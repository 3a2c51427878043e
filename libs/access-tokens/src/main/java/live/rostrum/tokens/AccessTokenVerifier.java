package live.rostrum.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Checks access tokens. Safe for use by many threads; waits as long as its {@link VerificationKeys} do. */
public final class AccessTokenVerifier {

    private final Es256Verifier verifier;

    public AccessTokenVerifier(VerificationKeys keys, Clock clock) {
        this.verifier = new Es256Verifier(keys, AccessTokens.AUDIENCE, clock);
    }

    /**
     * Who is calling.
     *
     * @throws TokenRejectedException when it is not an access token of ours, or no longer one
     */
    public AccessGrant verify(String token) throws TokenRejectedException {
        JWTClaimsSet claims = verifier.verify(token);
        return new AccessGrant(
                SignedClaims.requiredString(claims, "jti"),
                SignedClaims.requiredString(claims, "sub"),
                SignedClaims.requiredString(claims, "sid"),
                SignedClaims.requiredString(claims, "name"),
                roles(claims),
                claims.getExpirationTime().toInstant());
    }

    /** Roles that this version does not know are left out, so that a newer stream-service can add some. */
    private static Set<Role> roles(JWTClaimsSet claims) throws TokenRejectedException {
        if (!(claims.getClaim("roles") instanceof List<?> names)) {
            throw SignedClaims.missing("roles");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (names.contains(role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }
}
