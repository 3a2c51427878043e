/** Summaries by a language model, and highlights without one. */
@NullMarked
package live.rostrum.transcription.summary;

import org.jspecify.annotations.NullMarked;
