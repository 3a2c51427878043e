/** The ingest socket, wired to the live streams. */
@NullMarked
package live.rostrum.hls.ingest;

import org.jspecify.annotations.NullMarked;
