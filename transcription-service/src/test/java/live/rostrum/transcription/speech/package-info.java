@NullMarked
package live.rostrum.transcription.speech;

import org.jspecify.annotations.NullMarked;
