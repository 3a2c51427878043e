@NullMarked
package live.rostrum.transcription.cue;

import org.jspecify.annotations.NullMarked;
