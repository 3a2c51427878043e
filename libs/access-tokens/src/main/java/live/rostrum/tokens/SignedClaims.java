package live.rostrum.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.rostrum.tokens.TokenRejectedException.Reason;

/** The part of signing and checking (RFC 7519, RFC 8725) that all kinds of token share. */
final class SignedClaims {

    static final String ISSUER = "rostrum";

    /** Longer ones are refused before they are parsed; ours have about 600 characters. */
    private static final int LONGEST_TOKEN = 4096;

    private SignedClaims() {}

    static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign a token", e);
        }
        return token.serialize();
    }

    static SignedJWT parse(String token, JWSAlgorithm algorithm) throws TokenRejectedException {
        if (token.length() > LONGEST_TOKEN) {
            throw new TokenRejectedException(Reason.MALFORMED, "The token is too long");
        }
        SignedJWT parsed;
        try {
            parsed = SignedJWT.parse(token);
        } catch (ParseException e) {
            throw new TokenRejectedException(Reason.MALFORMED, "Not a signed token");
        }
        if (!algorithm.equals(parsed.getHeader().getAlgorithm())) {
            throw new TokenRejectedException(Reason.WRONG_ALGORITHM, "Signed with another algorithm");
        }
        return parsed;
    }

    static JWTClaimsSet check(SignedJWT token, JWSVerifier verifier, String audience, Instant now, Duration clockSkew)
            throws TokenRejectedException {
        JWTClaimsSet claims;
        try {
            if (!token.verify(verifier)) {
                throw new TokenRejectedException(Reason.WRONG_SIGNATURE, "The signature does not fit");
            }
            claims = token.getJWTClaimsSet();
        } catch (JOSEException e) {
            throw new TokenRejectedException(Reason.WRONG_SIGNATURE, "The signature cannot be checked");
        } catch (ParseException e) {
            throw new TokenRejectedException(Reason.MALFORMED, "The claims are no JSON object");
        }
        if (!ISSUER.equals(claims.getIssuer()) || !List.of(audience).equals(claims.getAudience())) {
            throw new TokenRejectedException(Reason.WRONG_AUDIENCE, "Made for something else");
        }
        if (claims.getExpirationTime() == null) {
            throw new TokenRejectedException(Reason.MALFORMED, "Without an expiry");
        }
        if (!now.minus(clockSkew).isBefore(claims.getExpirationTime().toInstant())) {
            throw new TokenRejectedException(Reason.EXPIRED, "Expired");
        }
        return claims;
    }

    static String requiredString(JWTClaimsSet claims, String name) throws TokenRejectedException {
        if (claims.getClaim(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw missing(name);
    }

    static boolean requiredBoolean(JWTClaimsSet claims, String name) throws TokenRejectedException {
        if (claims.getClaim(name) instanceof Boolean flag) {
            return flag;
        }
        throw missing(name);
    }

    static TokenRejectedException missing(String name) {
        return new TokenRejectedException(Reason.MALFORMED, "Without a proper claim " + name);
    }
}
