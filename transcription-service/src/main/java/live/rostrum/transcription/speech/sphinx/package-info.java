/** CMU Sphinx 4: recognition without any set-up, good enough for a draft. */
@NullMarked
package live.rostrum.transcription.speech.sphinx;

import org.jspecify.annotations.NullMarked;
