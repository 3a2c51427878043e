/** Snapshots in, playlist text out (RFC 8216 and rfc8216bis). Plain Java. */
@NullMarked
package live.rostrum.hls.playlist;

import org.jspecify.annotations.NullMarked;
