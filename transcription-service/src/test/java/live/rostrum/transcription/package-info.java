@NullMarked
package live.rostrum.transcription;

import org.jspecify.annotations.NullMarked;
