package live.rostrum.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/**
 * Tokens of calls between services: HS256 with the one secret of an installation, audience {@code internal}, good for a
 * minute. Safe for use by many threads.
 */
public final class InternalTokens {

    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    /** Clocks of two machines may differ by this much. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private static final String AUDIENCE = "internal";

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Clock clock;

    /**
     * Makes and checks tokens with a secret.
     *
     * @throws IllegalArgumentException when the secret has less than 32 bytes
     */
    public InternalTokens(String secret, Clock clock) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (KeyLengthException e) {
            throw new IllegalArgumentException("The internal secret must have 32 characters or more", e);
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", e);
        }
        this.clock = clock;
    }

    /** A token for the next call. {@code caller} is the service's name. */
    public String mint(String caller) {
        return SignedClaims.sign(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .issuer(SignedClaims.ISSUER)
                        .audience(AUDIENCE)
                        .subject(caller)
                        .expirationTime(Date.from(clock.instant().plus(LIFETIME)))
                        .build(),
                signer);
    }

    /**
     * The name of the service that made the token.
     *
     * @throws TokenRejectedException when the token is none of ours, or no longer one
     */
    public String verify(String token) throws TokenRejectedException {
        SignedJWT parsed = SignedClaims.parse(token, JWSAlgorithm.HS256);
        JWTClaimsSet claims = SignedClaims.check(parsed, verifier, AUDIENCE, clock.instant(), CLOCK_SKEW);
        return SignedClaims.requiredString(claims, "sub");
    }
}
