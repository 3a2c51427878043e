/** What hls-server and stream-service tell this service, over HTTP: sound, phrases of the browser, and the end. */
@NullMarked
package live.rostrum.transcription.audio;

import org.jspecify.annotations.NullMarked;
