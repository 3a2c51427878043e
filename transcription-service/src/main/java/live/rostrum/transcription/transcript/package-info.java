/** What was said: kept, corrected, exported and searched. */
@NullMarked
package live.rostrum.transcription.transcript;

import org.jspecify.annotations.NullMarked;
