package live.rostrum.tokens;

import com.nimbusds.jose.jwk.ECKey;
import java.util.Optional;

/** Where a verifier finds the public key that a token names. */
@FunctionalInterface
public interface VerificationKeys {

    /**
     * The public key with this id.
     *
     * <p>May block for as long as the implementation says; called on the thread that verifies.
     */
    Optional<ECKey> find(String keyId);
}
