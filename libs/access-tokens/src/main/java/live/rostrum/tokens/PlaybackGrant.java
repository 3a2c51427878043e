package live.rostrum.tokens;

import java.time.Instant;

/**
 * The right to watch one private stream.
 *
 * @param streamId the only stream that it is good for
 * @param userId who gave it: the owner or an administrator
 * @param expiresAt whole second from which on it opens nothing
 */
public record PlaybackGrant(String streamId, String userId, Instant expiresAt) {}
