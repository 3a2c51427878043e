/** Through the whole server with real parts: socket, FFmpeg, disk, HTTP. */
@NullMarked
package live.rostrum.hls.journey;

import org.jspecify.annotations.NullMarked;
