/** The client side of the ingest protocol: one connection, one take's unacknowledged chunks, and the loop that reconnects. */
@NullMarked
package live.rostrum.publisher.ingest;

import org.jspecify.annotations.NullMarked;
