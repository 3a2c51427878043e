package live.rostrum.gateway.page;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A file of a user interface, in memory.
 *
 * @param type its media type
 * @param hash of its bytes, for the entity tag
 * @param immutable whether its name carries a hash, so that it never changes
 * @param plain its bytes
 * @param brotli the same, compressed at build time
 * @param gzip the same, compressed at build time
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record UiFile(
        MediaType type,
        String hash,
        boolean immutable,
        byte[] plain,
        byte @Nullable [] brotli,
        byte @Nullable [] gzip) {

    /** The same page with another content. */
    UiFile with(byte[] content) {
        return new UiFile(type, UiFiles.hashOf(content), false, content, null, null);
    }
}
