package live.rostrum.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.Map;

/** Checks publish tokens. Safe for use by many threads; waits as long as its {@link VerificationKeys} do. */
public final class PublishTokenVerifier {

    private final Es256Verifier verifier;

    public PublishTokenVerifier(VerificationKeys keys, Clock clock) {
        this.verifier = new Es256Verifier(keys, PublishTokens.AUDIENCE, clock);
    }

    /**
     * What the token grants.
     *
     * @throws TokenRejectedException when it is not a publish token of ours, or no longer one
     */
    public PublishGrant verify(String token) throws TokenRejectedException {
        JWTClaimsSet claims = verifier.verify(token);
        return new PublishGrant(
                SignedClaims.requiredString(claims, "jti"),
                SignedClaims.requiredString(claims, "stream"),
                SignedClaims.requiredString(claims, "sub"),
                StreamLatency.ofWireName(SignedClaims.requiredString(claims, "latency"))
                        .orElseThrow(() -> SignedClaims.missing("latency")),
                SignedClaims.requiredBoolean(claims, "record"),
                SignedClaims.requiredBoolean(claims, "recordingOnly"),
                captions(claims),
                SignedClaims.requiredBoolean(claims, "private"),
                claims.getExpirationTime().toInstant());
    }

    private static CaptionGrant captions(JWTClaimsSet claims) throws TokenRejectedException {
        if (claims.getClaim("captions") instanceof Map<?, ?> captions
                && captions.get("enabled") instanceof Boolean enabled
                && captions.get("language") instanceof String language) {
            return new CaptionGrant(enabled, language);
        }
        throw SignedClaims.missing("captions");
    }
}
