package live.rostrum.publisher.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets one stream's media in until it expires.
 *
 * @param ingestPath where the live path goes
 * @param recorderPath where the recorder's path goes; null if the stream is not recorded
 */
public record PublishToken(
        String value,
        Instant expiresAt,
        String ingestPath,
        @Nullable String recorderPath) {}
