package live.rostrum.stream.catalogue;

/**
 * A picture of what a stream on air shows, renewed every ten seconds.
 *
 * @param url path of the JPEG; with a playback token in it when the stream is private
 * @param width in pixels
 * @param height in pixels
 */
public record Poster(String url, int width, int height) {}
