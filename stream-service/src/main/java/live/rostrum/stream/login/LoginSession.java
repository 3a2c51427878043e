package live.rostrum.stream.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One sign-in: a family of refresh tokens, of which one is good at a time.
 *
 * @param id of the family, first part of its tokens
 * @param userId who signed in
 * @param currentHash of the token that is good
 * @param previousHash of the token before it
 * @param nonce with the token before it gives the token that is good
 * @param rotatedAt when the current token was made
 * @param expiresAt when the family ends unless it is refreshed
 */
@Document("sessions")
record LoginSession(
        @Id String id,
        @Indexed String userId,
        String currentHash,
        @Nullable String previousHash,
        @Nullable String nonce,
        Instant rotatedAt,
        @Indexed(expireAfter = "0s") Instant expiresAt) {}
