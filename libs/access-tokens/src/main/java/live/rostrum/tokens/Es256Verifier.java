package live.rostrum.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import live.rostrum.tokens.TokenRejectedException.Reason;

/** Checks signature, issuer, audience and expiry of an ES256 token. */
final class Es256Verifier {

    private final VerificationKeys keys;
    private final String audience;
    private final Clock clock;

    Es256Verifier(VerificationKeys keys, String audience, Clock clock) {
        this.keys = keys;
        this.audience = audience;
        this.clock = clock;
    }

    JWTClaimsSet verify(String token) throws TokenRejectedException {
        SignedJWT parsed = SignedClaims.parse(token, JWSAlgorithm.ES256);
        String keyId = parsed.getHeader().getKeyID();
        if (keyId == null) {
            throw new TokenRejectedException(Reason.MALFORMED, "Names no key");
        }
        ECKey key = keys.find(keyId)
                .orElseThrow(() -> new TokenRejectedException(Reason.UNKNOWN_KEY, "Signed with an unknown key"));
        ECDSAVerifier verifier;
        try {
            verifier = new ECDSAVerifier(key.toPublicJWK());
        } catch (JOSEException e) {
            throw new TokenRejectedException(Reason.UNKNOWN_KEY, "The key is unusable");
        }
        return SignedClaims.check(parsed, verifier, audience, clock.instant(), Duration.ZERO);
    }
}
