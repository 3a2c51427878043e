@NullMarked
package live.rostrum.transcription.coordination;

import org.jspecify.annotations.NullMarked;
