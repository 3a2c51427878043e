package live.rostrum.tokens;

/**
 * Whether a stream is captioned, and in which language.
 *
 * @param enabled whether speech becomes captions
 * @param language BCP 47 tag, for example {@code en-US}
 */
public record CaptionGrant(boolean enabled, String language) {}
