/** A language model behind the OpenAI API. */
@NullMarked
package live.rostrum.transcription.summary.model;

import org.jspecify.annotations.NullMarked;
