package live.rostrum.publisher.rest;

/**
 * A stream that one may publish to.
 *
 * @param watchPath the path of its watch page
 * @param playbackPath the path of its multivariant playlist
 */
public record PublishableStream(String id, String title, String status, String watchPath, String playbackPath) {}
