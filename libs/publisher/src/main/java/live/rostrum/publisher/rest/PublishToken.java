package live.rostrum.publisher.rest;

import java.time.Instant;

/** Lets one stream's media in until it expires. */
public record PublishToken(String value, Instant expiresAt, String ingestPath) {}
