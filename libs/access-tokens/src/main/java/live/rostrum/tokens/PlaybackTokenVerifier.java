package live.rostrum.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;

/** Checks playback tokens. Safe for use by many threads; waits as long as its {@link VerificationKeys} do. */
public final class PlaybackTokenVerifier {

    private final Es256Verifier verifier;

    public PlaybackTokenVerifier(VerificationKeys keys, Clock clock) {
        this.verifier = new Es256Verifier(keys, PlaybackTokens.AUDIENCE, clock);
    }

    /**
     * What the token grants.
     *
     * @throws TokenRejectedException when it is not a playback token of ours, or no longer one
     */
    public PlaybackGrant verify(String token) throws TokenRejectedException {
        JWTClaimsSet claims = verifier.verify(token);
        return new PlaybackGrant(
                SignedClaims.requiredString(claims, "stream"),
                SignedClaims.requiredString(claims, "sub"),
                claims.getExpirationTime().toInstant());
    }
}
