/** Playlists and segments over HTTP. */
@NullMarked
package live.rostrum.hls.delivery;

import org.jspecify.annotations.NullMarked;
