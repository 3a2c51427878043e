/** Live streams and their takes: who publishes, which chunk is next, when FFmpeg runs, when the stream ends. */
@NullMarked
package live.rostrum.hls.take;

import org.jspecify.annotations.NullMarked;
