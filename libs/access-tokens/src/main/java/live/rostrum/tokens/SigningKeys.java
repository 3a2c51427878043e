package live.rostrum.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * The private ES256 keys of stream-service, a JWK set (RFC 7517) in a file.
 *
 * <p>The first key signs, all of them verify: to rotate, put a new key first and remove the old one when its last token
 * has expired. Immutable, safe for use by many threads.
 */
public final class SigningKeys implements VerificationKeys {

    private final List<ECKey> keys;
    private final ECDSASigner signer;

    private SigningKeys(List<ECKey> keys) {
        this.keys = List.copyOf(keys);
        try {
            this.signer = new ECDSASigner(this.keys.getFirst());
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The first key cannot sign", e);
        }
    }

    /** New keys that live as long as this process. */
    public static SigningKeys generate() {
        return new SigningKeys(List.of(newKey()));
    }

    /**
     * Reads the keys from a file, which is made (mode 0600) when it is not there.
     *
     * @throws IllegalStateException when the file holds no P-256 private keys
     */
    public static SigningKeys readOrCreate(Path file) {
        String text = new SecretFile(file).readOrCreate(() -> new JWKSet(newKey()).toString(false));
        try {
            List<ECKey> keys = JWKSet.parse(text).getKeys().stream()
                    .map(SigningKeys::privateKey)
                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalStateException(file + " holds no key");
            }
            return new SigningKeys(keys);
        } catch (ParseException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " is no JWK set with private P-256 keys", e);
        }
    }

    /** The public half as a JWK set, as it is served at {@code /api/auth/jwks.json}. */
    public String publicKeySetJson() {
        return new JWKSet(List.<JWK>copyOf(keys)).toString(true);
    }

    @Override
    public Optional<ECKey> find(String keyId) {
        return keys.stream().filter(key -> keyId.equals(key.getKeyID())).findFirst();
    }

    String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(keys.getFirst().getKeyID())
                .build();
        return SignedClaims.sign(header, claims, signer);
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java has no P-256", e);
        }
    }

    private static ECKey privateKey(JWK key) {
        if (key instanceof ECKey ec && ec.isPrivate() && Curve.P_256.equals(ec.getCurve()) && ec.getKeyID() != null) {
            return ec;
        }
        throw new IllegalArgumentException("A key is no private P-256 key with an id");
    }
}
