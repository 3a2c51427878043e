package live.rostrum.stream.room;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.rostrum.stream.access.InternalSecret;
import live.rostrum.stream.random.RandomTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Anonymous identities of browsers: a random id and our signature, kept by the browser. They say nothing about the
 * person; the signature only keeps a browser from inventing many without asking us for each.
 */
@Component
class ViewerIdentities {

    private static final int SIGNATURE_BYTES = 16;

    private final byte[] key;
    private final RandomTokens random;

    ViewerIdentities(InternalSecret secret, RandomTokens random) {
        this.key = secret.keyFor("viewer identity");
        this.random = random;
    }

    /** The token shown, if it is one of ours, else a new one. */
    String keepOrMake(@Nullable String token) {
        return token != null && isOurs(token) ? token : make();
    }

    private boolean isOurs(String token) {
        int dot = token.indexOf('.');
        return dot > 0
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        signed(token.substring(0, dot)).getBytes(StandardCharsets.UTF_8));
    }

    private String make() {
        return signed(random.id());
    }

    private String signed(String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signature = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
            return id
                    + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(signature, SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", e);
        }
    }
}
