/** What stream-service and this server tell each other, and who may call what. */
@NullMarked
package live.rostrum.transcription.coordination;

import org.jspecify.annotations.NullMarked;
