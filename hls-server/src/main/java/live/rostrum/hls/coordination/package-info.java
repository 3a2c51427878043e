/** What stream-service and this server tell each other, over HTTP with a token of their own. */
@NullMarked
package live.rostrum.hls.coordination;

import org.jspecify.annotations.NullMarked;
