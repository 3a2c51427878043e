/** Speech in, phrases out: the seam that every provider of recognition is behind. */
@NullMarked
package live.rostrum.transcription.speech;

import org.jspecify.annotations.NullMarked;
