/** Search in transcripts: an index on disk that can be made anew at any time, and who may see what it finds. */
@NullMarked
package live.rostrum.transcription.search;

import org.jspecify.annotations.NullMarked;
