/** Speech to captions, transcripts and summaries. */
@NullMarked
package live.rostrum.transcription;

import org.jspecify.annotations.NullMarked;
