/** The ingest protocol: its events, its errors, and the Socket.IO server that hls-server and recording-server share. */
@NullMarked
package live.rostrum.ingest;

import org.jspecify.annotations.NullMarked;
