package live.rostrum.tokens;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who is calling the API, as an access token says.
 *
 * @param tokenId unique id of the token ({@code jti})
 * @param userId the account
 * @param sessionId the sign-in that it came from; all tokens refreshed from one login share it
 * @param name the person's display name when the token was made
 * @param roles what the person may do; may be empty
 * @param expiresAt whole second from which on the token is refused
 */
public record AccessGrant(
        String tokenId, String userId, String sessionId, String name, Set<Role> roles, Instant expiresAt) {

    public AccessGrant {
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
    }
}
